// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/authority.proto; change that and run deploy/make/generate.sh.

extension AuthorityWire {
    /// `tombolo.authority.Root`.
    package struct Root: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `serial_number`.
        package var serialNumber: UInt64 = 0
        /// Field 4, `signing_key_id`.
        package var signingKeyID: String = ""
        /// Field 5, `external_trust_domain`.
        package var externalTrustDomain: String = ""
        /// Seconds since 1970.
        package var notBefore: Int64 = 0
        /// Field 7, `not_after`.
        package var notAfter: Int64 = 0
        /// Field 8, `root_cert`.
        package var rootCert: String = ""
        /// Field 9, `intermediate_certs`.
        package var intermediateCerts: [String] = []
        /// Field 10, `active`.
        package var active: Bool = false
        /// Field 11, `private_key_type`.
        package var privateKeyType: String = ""
        /// Field 12, `private_key_bits`.
        package var privateKeyBits: Int32 = 0
        /// Field 13, `rotated_out_at`.
        package var rotatedOutAt: Int64 = 0
        /// Field 14, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 15, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            serialNumber: UInt64 = 0,
            signingKeyID: String = "",
            externalTrustDomain: String = "",
            notBefore: Int64 = 0,
            notAfter: Int64 = 0,
            rootCert: String = "",
            intermediateCerts: [String] = [],
            active: Bool = false,
            privateKeyType: String = "",
            privateKeyBits: Int32 = 0,
            rotatedOutAt: Int64 = 0,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.id = id
            self.name = name
            self.serialNumber = serialNumber
            self.signingKeyID = signingKeyID
            self.externalTrustDomain = externalTrustDomain
            self.notBefore = notBefore
            self.notAfter = notAfter
            self.rootCert = rootCert
            self.intermediateCerts = intermediateCerts
            self.active = active
            self.privateKeyType = privateKeyType
            self.privateKeyBits = privateKeyBits
            self.rotatedOutAt = rotatedOutAt
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// `tombolo.authority.Roots`.
    package struct Roots: Sendable, Hashable {
        /// Field 1, `trust_domain`.
        package var trustDomain: String = ""
        /// Field 2, `active_root_id`.
        package var activeRootID: String = ""
        /// Field 3, `roots`.
        package var roots: [AuthorityWire.Root] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            trustDomain: String = "",
            activeRootID: String = "",
            roots: [AuthorityWire.Root] = []
        ) {
            self.trustDomain = trustDomain
            self.activeRootID = activeRootID
            self.roots = roots
        }
    }

    /// `tombolo.authority.Configuration`.
    package struct Configuration: Sendable, Hashable {
        /// Field 1, `provider`.
        package var provider: String = ""
        /// Field 2, `config`.
        package var config: CommonWire.ValueObject? = nil
        /// Field 3, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 4, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 5, `force_without_cross_signing`.
        package var forceWithoutCrossSigning: Bool = false
        /// What the provider keeps; absent in a request that does not mention it.
        package var state: CommonWire.Value? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            provider: String = "",
            config: CommonWire.ValueObject? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            forceWithoutCrossSigning: Bool = false,
            state: CommonWire.Value? = nil
        ) {
            self.provider = provider
            self.config = config
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.forceWithoutCrossSigning = forceWithoutCrossSigning
            self.state = state
        }
    }

    /// A root's key; never leaves the authority's own journal.
    package struct RootKey: Sendable, Hashable {
        /// Field 1, `root_id`.
        package var rootID: String = ""
        /// Field 2, `private_key_pem`.
        package var privateKeyPEM: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rootID: String = "",
            privateKeyPEM: String = ""
        ) {
            self.rootID = rootID
            self.privateKeyPEM = privateKeyPEM
        }
    }

    /// One row of the journal.
    package struct Change: Sendable, Hashable {
        /// One of the fields of `change`, or none.
        package var change: AuthorityWire.Change.ChangeChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            change: AuthorityWire.Change.ChangeChoice? = nil
        ) {
            self.change = change
        }

        /// The fields of `change`, of which one is set.
        package enum ChangeChoice: Sendable, Hashable {
            /// Field 1, `put_roots`.
            case putRoots(AuthorityWire.Roots)
            /// Field 2, `roots_index`.
            case rootsIndex(UInt64)
            /// Field 3, `put_root_key`.
            case putRootKey(AuthorityWire.RootKey)
            /// Field 4, `delete_root_key`.
            case deleteRootKey(String)
            /// Field 5, `put_configuration`.
            case putConfiguration(AuthorityWire.Configuration)
            /// UUID of the cluster; the trust domain follows from it.
            case clusterID(String)
            /// Seconds; the longest life of leaves since the oldest rotation that is remembered.
            case longestLeafLifetime(Int64)
        }
    }

    /// Asks for a certificate for the identity in the request.
    package struct SignRequest: Sendable, Hashable {
        /// Field 1, `csr_pem`.
        package var csrPEM: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            csrPEM: String = ""
        ) {
            self.csrPEM = csrPEM
        }
    }

    /// `tombolo.authority.SignReply`.
    package struct SignReply: Sendable, Hashable {
        /// Field 1, `serial_number`.
        package var serialNumber: String = ""
        /// The leaf, followed by intermediates, without the root.
        package var certPEM: String = ""
        /// Field 3, `uri`.
        package var uri: String = ""
        /// Field 4, `valid_after`.
        package var validAfter: Int64 = 0
        /// Field 5, `valid_before`.
        package var validBefore: Int64 = 0
        /// Field 6, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            serialNumber: String = "",
            certPEM: String = "",
            uri: String = "",
            validAfter: Int64 = 0,
            validBefore: Int64 = 0,
            index: UInt64 = 0
        ) {
            self.serialNumber = serialNumber
            self.certPEM = certPEM
            self.uri = uri
            self.validAfter = validAfter
            self.validBefore = validBefore
            self.index = index
        }
    }

    /// `tombolo.authority.ConfigurationRequest`.
    package struct ConfigurationRequest: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// `tombolo.authority.PutConfigurationRequest`.
    package struct PutConfigurationRequest: Sendable, Hashable {
        /// Field 1, `configuration`.
        package var configuration: AuthorityWire.Configuration? = nil
        /// Field 2, `cas`.
        package var cas: UInt64? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            configuration: AuthorityWire.Configuration? = nil,
            cas: UInt64? = nil
        ) {
            self.configuration = configuration
            self.cas = cas
        }
    }
}
