package import BusSchema
package import MeshDomain

extension AuthorityWire.Root {
    /// The root as it travels on the bus.
    package init(_ root: CARoot) {
        self.init(
            id: root.id,
            name: root.name,
            serialNumber: root.serialNumber,
            signingKeyID: root.signingKeyID,
            externalTrustDomain: root.externalTrustDomain,
            notBefore: root.notBeforeSeconds,
            notAfter: root.notAfterSeconds,
            rootCert: root.rootCertPEM,
            intermediateCerts: root.intermediateCertPEMs,
            active: root.active,
            privateKeyType: root.privateKeyType,
            privateKeyBits: Int32(clamping: root.privateKeyBits),
            rotatedOutAt: root.rotatedOutAtSeconds,
            createIndex: root.createIndex,
            modifyIndex: root.modifyIndex
        )
    }

    /// The root as the domain knows it.
    package var root: CARoot {
        CARoot(
            id: id,
            name: name,
            serialNumber: serialNumber,
            signingKeyID: signingKeyID,
            externalTrustDomain: externalTrustDomain,
            notBeforeSeconds: notBefore,
            notAfterSeconds: notAfter,
            rootCertPEM: rootCert,
            intermediateCertPEMs: intermediateCerts,
            active: active,
            privateKeyType: privateKeyType,
            privateKeyBits: Int(privateKeyBits),
            rotatedOutAtSeconds: rotatedOutAt,
            createIndex: createIndex,
            modifyIndex: modifyIndex
        )
    }
}

extension AuthorityWire.Roots {
    /// The roots as they travel on the bus.
    package init(_ roots: CARoots) {
        self.init(
            trustDomain: roots.trustDomain,
            activeRootID: roots.activeRootID,
            roots: roots.roots.map(AuthorityWire.Root.init)
        )
    }

    /// The roots as the domain knows them.
    package var caRoots: CARoots {
        CARoots(trustDomain: trustDomain, activeRootID: activeRootID, roots: roots.map(\.root))
    }
}
