import Foundation

/// Resources a Consul 1.16.6 served over xDS, put into bytes with the published descriptors and maps in order.
enum RecordedEnvoyResources {
    /// chain-lb-ring-hash/clusters/ferry.default.dc1.internal.${trustDomain}.
    static let ringHashCluster = bytes(
        """
        CilmZXJyeS5kZWZhdWx0LmRjMS5pbnRlcm5hbC4ke3RydXN0RG9tYWlufRADGgYKBBoAMAIiAggFMAJSAJoBALoBCgoDCIACIgMI\
        gCDCAdICCgN0bHMaygIKUHR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9ucy50cmFuc3BvcnRfc29ja2V0cy50bHMu\
        djMuVXBzdHJlYW1UbHNDb250ZXh0EvUBCscBCgASWwpGGkQke2NlcnRpZmljYXRlIHNwaWZmZTovLyR7dHJ1c3REb21haW59L25z\
        L2RlZmF1bHQvZGMvZGMxL3N2Yy9oYXJib3J9ChIRGg8ke3ByaXZhdGUga2V5fQoaZgopGicke2NlcnRpZmljYXRlIHNwaWZmZTov\
        LyR7dHJ1c3REb21haW59fQp6OQgDEjUKM3NwaWZmZTovLyR7dHJ1c3REb21haW59L25zL2RlZmF1bHQvZGMvZGMxL3N2Yy9mZXJy\
        eRIpZmVycnkuZGVmYXVsdC5kYzEuaW50ZXJuYWwuJHt0cnVzdERvbWFpbn3aAQIKAOIBKWZlcnJ5LmRlZmF1bHQuZGMxLmludGVy\
        bmFsLiR7dHJ1c3REb21haW59
        """
    )

    /// chain-splitter/routes/ferry.
    static let splitRoutes = bytes(
        """
        CgVmZXJyeRKDAgoFZmVycnkSASoa9gEKAwoBLxLuARrrAQqCAQotb25lLmZlcnJ5LmRlZmF1bHQuZGMxLmludGVybmFsLiR7dHJ1\
        c3REb21haW59EgMIrisiEwoNCgZ4LWxhbmUSA29uZRICCAEiEwoPCgZ4LXBvcnQSBW5vcnRoEgAqEwoPCgh4LXNlcnZlZBIDb25l\
        EgAyBnNlcnZlckoFeC1vbGQKNAotdHdvLmZlcnJ5LmRlZmF1bHQuZGMxLmludGVybmFsLiR7dHJ1c3REb21haW59EgMIkhMKLgon\
        dHVnLmRlZmF1bHQuZGMxLmludGVybmFsLiR7dHJ1c3REb21haW59EgMI0A86AggB
        """
    )

    /// intentions-l7-permissions/listeners/public_listener:10.10.1.10:21000.
    static let permissionsListener = bytes(
        """
        CiBwdWJsaWNfbGlzdGVuZXI6MTAuMTAuMS4xMDoyMTAwMBISChASCjEwLjEwLjEuMTAYiKQBGswPGsoNCi1lbnZveS5maWx0ZXJz\
        Lm5ldHdvcmsuaHR0cF9jb25uZWN0aW9uX21hbmFnZXIimA0KZXR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9ucy5m\
        aWx0ZXJzLm5ldHdvcmsuaHR0cF9jb25uZWN0aW9uX21hbmFnZXIudjMuSHR0cENvbm5lY3Rpb25NYW5hZ2VyEq4MEg9wdWJsaWNf\
        bGlzdGVuZXIiOwoPcHVibGljX2xpc3RlbmVyEigKD3B1YmxpY19saXN0ZW5lchIBKhoSCgMKAS8SCwoJbG9jYWxfYXBwKokEChdl\
        bnZveS5maWx0ZXJzLmh0dHAucmJhYyLtAwo+dHlwZS5nb29nbGVhcGlzLmNvbS9lbnZveS5leHRlbnNpb25zLmZpbHRlcnMuaHR0\
        cC5yYmFjLnYzLlJCQUMSqgMKpwMIARLyAQoYY29uc3VsLWludGVudGlvbnMtbGF5ZXI0EtUBCgIYARLOAQrLAQpBIj8SPSo7CgAS\
        N15zcGlmZmU6Ly8ke3RydXN0RG9tYWlufS9ucy9kZWZhdWx0L2RjL1teL10rL3N2Yy9bXi9dKyQKQUI/Ij0SOyo5CgASNV5zcGlm\
        ZmU6Ly8ke3RydXN0RG9tYWlufS9ucy9kZWZhdWx0L2RjL1teL10rL3N2Yy90dWckCkNCQSI/Ej0qOwoAEjdec3BpZmZlOi8vJHt0\
        cnVzdERvbWFpbn0vbnMvZGVmYXVsdC9kYy9bXi9dKy9zdmMvZmVycnkkEq0BChpjb25zdWwtaW50ZW50aW9ucy1sYXllcjctMBKO\
        AQpJCkcKFVITChESDy9iZXJ0aHMvcHJpdmF0ZQouQiwKKgoNUgsKCQoHL2JlcnRocwoZIhcKBzptZXRob2RaDAoAEghHRVR8SEVB\
        RBJBIj8SPSo7CgASN15zcGlmZmU6Ly8ke3RydXN0RG9tYWlufS9ucy9kZWZhdWx0L2RjL1teL10rL3N2Yy9mZXJyeSQqygYKJWVu\
        dm95LmZpbHRlcnMuaHR0cC5oZWFkZXJfdG9fbWV0YWRhdGEioAYKTnR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9u\
        cy5maWx0ZXJzLmh0dHAuaGVhZGVyX3RvX21ldGFkYXRhLnYzLkNvbmZpZxLNBQqPAQoXeC1mb3J3YXJkZWQtY2xpZW50LWNlcnQS\
        dAoGY29uc3VsEgx0cnVzdC1kb21haW4yXApWCgASUi4qVVJJPXNwaWZmZTovLyhbXi9dKy5bXi9dKykoPzovYXAvKFteL10rKSk/\
        L25zLyhbXi9dKykvZGMvKFteL10rKS9zdmMvKFteLzssXSspLioSAlwxCowBChd4LWZvcndhcmRlZC1jbGllbnQtY2VydBJxCgZj\
        b25zdWwSCXBhcnRpdGlvbjJcClYKABJSLipVUkk9c3BpZmZlOi8vKFteL10rLlteL10rKSg/Oi9hcC8oW14vXSspKT8vbnMvKFte\
        L10rKS9kYy8oW14vXSspL3N2Yy8oW14vOyxdKykuKhICXDIKjAEKF3gtZm9yd2FyZGVkLWNsaWVudC1jZXJ0EnEKBmNvbnN1bBIJ\
        bmFtZXNwYWNlMlwKVgoAElIuKlVSST1zcGlmZmU6Ly8oW14vXSsuW14vXSspKD86L2FwLyhbXi9dKykpPy9ucy8oW14vXSspL2Rj\
        LyhbXi9dKykvc3ZjLyhbXi87LF0rKS4qEgJcMwqNAQoXeC1mb3J3YXJkZWQtY2xpZW50LWNlcnQScgoGY29uc3VsEgpkYXRhY2Vu\
        dGVyMlwKVgoAElIuKlVSST1zcGlmZmU6Ly8oW14vXSsuW14vXSspKD86L2FwLyhbXi9dKykpPy9ucy8oW14vXSspL2RjLyhbXi9d\
        Kykvc3ZjLyhbXi87LF0rKS4qEgJcNAqKAQoXeC1mb3J3YXJkZWQtY2xpZW50LWNlcnQSbwoGY29uc3VsEgdzZXJ2aWNlMlwKVgoA\
        ElIuKlVSST1zcGlmZmU6Ly8oW14vXSsuW14vXSspKD86L2FwLyhbXi9dKykpPy9ucy8oW14vXSspL2RjLyhbXi9dKykvc3ZjLyhb\
        Xi87LF0rKS4qEgJcNSphChllbnZveS5maWx0ZXJzLmh0dHAucm91dGVyIkQKQnR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0\
        ZW5zaW9ucy5maWx0ZXJzLmh0dHAucm91dGVyLnYzLlJvdXRlcjoCIgCAAQKKAQwKAggBGAEgASgBMAG6AQsKCXdlYnNvY2tldDL8\
        AQoDdGxzGvQBClJ0eXBlLmdvb2dsZWFwaXMuY29tL2Vudm95LmV4dGVuc2lvbnMudHJhbnNwb3J0X3NvY2tldHMudGxzLnYzLkRv\
        d25zdHJlYW1UbHNDb250ZXh0Ep0BCpYBCgASWwpGGkQke2NlcnRpZmljYXRlIHNwaWZmZTovLyR7dHJ1c3REb21haW59L25zL2Rl\
        ZmF1bHQvZGMvZGMxL3N2Yy9oYXJib3J9ChIRGg8ke3ByaXZhdGUga2V5fQoaKwopGicke2NlcnRpZmljYXRlIHNwaWZmZTovLyR7\
        dHJ1c3REb21haW59fQoiCGh0dHAvMS4xEgIIAYABAQ==
        """
    )

    /// peer-tcp-importer-sidecar/clusters/ferry.default.south.external.${trustDomain}.
    static let peerCluster = bytes(
        """
        CitmZXJyeS5kZWZhdWx0LnNvdXRoLmV4dGVybmFsLiR7dHJ1c3REb21haW59EAMaBgoEGgAwAiICCAVSAJoBBCICCGTCAZIDCgN0\
        bHMaigMKUHR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9ucy50cmFuc3BvcnRfc29ja2V0cy50bHMudjMuVXBzdHJl\
        YW1UbHNDb250ZXh0ErUCCv0BCgASXQpIGkYke2NlcnRpZmljYXRlIHNwaWZmZTovLyR7dHJ1c3REb21haW4uYn0vbnMvZGVmYXVs\
        dC9kYy9kYzIvc3ZjL2hhcmJvcn0KEhEaDyR7cHJpdmF0ZSBrZXl9ChqZAQopGicke2NlcnRpZmljYXRlIHNwaWZmZTovLyR7dHJ1\
        c3REb21haW59fQp6OQgDEjUKM3NwaWZmZTovLyR7dHJ1c3REb21haW59L25zL2RlZmF1bHQvZGMvZGMxL3N2Yy9mZXJyeXoxCAMS\
        LQorc3BpZmZlOi8vJHt0cnVzdERvbWFpbn0vZ2F0ZXdheS9tZXNoL2RjL2RjMRIzZmVycnkuZGVmYXVsdC5kZWZhdWx0Lm5vcnRo\
        LmV4dGVybmFsLiR7dHJ1c3REb21haW592gECCgA=
        """
    )

    /// peer-http-exporter-gateway/listeners/default:10.10.9.1:8443.
    static let gatewayListener = bytes(
        """
        ChZkZWZhdWx0OjEwLjEwLjkuMTo4NDQzEhAKDhIJMTAuMTAuOS4xGPtBGuMGCjVaM2ZlcnJ5LmRlZmF1bHQuZGVmYXVsdC5ub3J0\
        aC5leHRlcm5hbC4ke3RydXN0RG9tYWlufRrnAgotZW52b3kuZmlsdGVycy5uZXR3b3JrLmh0dHBfY29ubmVjdGlvbl9tYW5hZ2Vy\
        IrUCCmV0eXBlLmdvb2dsZWFwaXMuY29tL2Vudm95LmV4dGVuc2lvbnMuZmlsdGVycy5uZXR3b3JrLmh0dHBfY29ubmVjdGlvbl9t\
        YW5hZ2VyLnYzLkh0dHBDb25uZWN0aW9uTWFuYWdlchLLARIzbWVzaF9nYXRld2F5X2xvY2FsX3BlZXJlZC5mZXJyeS5kZWZhdWx0\
        LmRlZmF1bHQuZGMxGg0KBBoAMAISBWZlcnJ5KmEKGWVudm95LmZpbHRlcnMuaHR0cC5yb3V0ZXIiRApCdHlwZS5nb29nbGVhcGlz\
        LmNvbS9lbnZveS5leHRlbnNpb25zLmZpbHRlcnMuaHR0cC5yb3V0ZXIudjMuUm91dGVyOgIiAIABA4oBDAoCCAEYASABKAEwAboB\
        CwoJd2Vic29ja2V0Mr8DCgN0bHMatwMKUnR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9ucy50cmFuc3BvcnRfc29j\
        a2V0cy50bHMudjMuRG93bnN0cmVhbVRsc0NvbnRleHQS4AIK2QIKABJSCj0aOyR7Y2VydGlmaWNhdGUgc3BpZmZlOi8vJHt0cnVz\
        dERvbWFpbn0vZ2F0ZXdheS9tZXNoL2RjL2RjMX0KEhEaDyR7cHJpdmF0ZSBrZXl9ChqAAmL9AQofZW52b3kudGxzLmNlcnRfdmFs\
        aWRhdG9yLnNwaWZmZRLZAQpXdHlwZS5nb29nbGVhcGlzLmNvbS9lbnZveS5leHRlbnNpb25zLnRyYW5zcG9ydF9zb2NrZXRzLnRs\
        cy52My5TUElGRkVDZXJ0VmFsaWRhdG9yQ29uZmlnEn4KOwoOJHt0cnVzdERvbWFpbn0SKRonJHtjZXJ0aWZpY2F0ZSBzcGlmZmU6\
        Ly8ke3RydXN0RG9tYWlufX0KCj8KECR7dHJ1c3REb21haW4uYn0SKxopJHtjZXJ0aWZpY2F0ZSBzcGlmZmU6Ly8ke3RydXN0RG9t\
        YWluLmJ9fQoSAggBGokCGnUKIWVudm95LmZpbHRlcnMubmV0d29yay5zbmlfY2x1c3RlciJQCk50eXBlLmdvb2dsZWFwaXMuY29t\
        L2Vudm95LmV4dGVuc2lvbnMuZmlsdGVycy5uZXR3b3JrLnNuaV9jbHVzdGVyLnYzLlNuaUNsdXN0ZXIajwEKH2Vudm95LmZpbHRl\
        cnMubmV0d29yay50Y3BfcHJveHkibApKdHlwZS5nb29nbGVhcGlzLmNvbS9lbnZveS5leHRlbnNpb25zLmZpbHRlcnMubmV0d29y\
        ay50Y3BfcHJveHkudjMuVGNwUHJveHkSHgoabWVzaF9nYXRld2F5X2xvY2FsLmRlZmF1bHQSAEp9CiRlbnZveS5maWx0ZXJzLmxp\
        c3RlbmVyLnRsc19pbnNwZWN0b3IaVQpTdHlwZS5nb29nbGVhcGlzLmNvbS9lbnZveS5leHRlbnNpb25zLmZpbHRlcnMubGlzdGVu\
        ZXIudGxzX2luc3BlY3Rvci52My5UbHNJbnNwZWN0b3I=
        """
    )

    /// chain-splitter/endpoints/two.ferry.default.dc1.internal.${trustDomain}.
    static let endpoints = bytes(
        """
        Ci10d28uZmVycnkuZGVmYXVsdC5kYzEuaW50ZXJuYWwuJHt0cnVzdERvbWFpbn0SPBIcChQKEgoQEgoxMC4xMC4xLjIyGOykARAC\
        IgIIARIcChQKEgoQEgoxMC4xMC4xLjIzGOykARACIgIIAQ==
        """
    )

    /// peer-intentions-l7/listeners/public_listener:10.10.1.21:21100.
    static let peerIntentionsListener = bytes(
        """
        CiBwdWJsaWNfbGlzdGVuZXI6MTAuMTAuMS4yMToyMTEwMBISChASCjEwLjEwLjEuMjEY7KQBGuISGosPCi1lbnZveS5maWx0ZXJz\
        Lm5ldHdvcmsuaHR0cF9jb25uZWN0aW9uX21hbmFnZXIi2Q4KZXR5cGUuZ29vZ2xlYXBpcy5jb20vZW52b3kuZXh0ZW5zaW9ucy5m\
        aWx0ZXJzLm5ldHdvcmsuaHR0cF9jb25uZWN0aW9uX21hbmFnZXIudjMuSHR0cENvbm5lY3Rpb25NYW5hZ2VyEu8NEg9wdWJsaWNf\
        bGlzdGVuZXIiOwoPcHVibGljX2xpc3RlbmVyEigKD3B1YmxpY19saXN0ZW5lchIBKhoSCgMKAS8SCwoJbG9jYWxfYXBwKsoFChdl\
        bnZveS5maWx0ZXJzLmh0dHAucmJhYyKuBQo+dHlwZS5nb29nbGVhcGlzLmNvbS9lbnZveS5leHRlbnNpb25zLmZpbHRlcnMuaHR0\
        cC5yYmFjLnYzLlJCQUMS6wQK6AQIARLLAgoYY29uc3VsLWludGVudGlvbnMtbGF5ZXI0Eq4CCgIYARKnAgqkAgo5IjcSNSozCgAS\
        L15zcGlmZmU6Ly8ke3RydXN0RG9tYWlufS9nYXRld2F5L21lc2gvZGMvW14vXSskCuYBCuMBCm4ybAoXeC1mb3J3YXJkZWQtY2xp\
        ZW50LWNlcnRqUSpPCgASS15bXixdKztVUkk9c3BpZmZlOi8vJHt0cnVzdERvbWFpbi5ifS9ucy9kZWZhdWx0L2RjL1teL10rL3N2\
        Yy9bXi9dKyg/OiwuKik/JApxQm8ybQoXeC1mb3J3YXJkZWQtY2xpZW50LWNlcnRqUipQCgASTF5bXixdKztVUkk9c3BpZmZlOi8v\
        JHt0cnVzdERvbWFpbi5ifS9ucy9kZWZhdWx0L2RjL1teL10rL3N2Yy9oYXJib3IoPzosLiopPyQSlQIKGmNvbnN1bC1pbnRlbnRp\
        b25zLWxheWVyNy0wEvYBCkIKQAoTUhEKDwoNL2JlcnRocy9hZG1pbgopQicKJQoNUgsKCRIHL2JlcnRocwoUIhIKBzptZXRob2Ra\
        BwoAEgNHRVQSrwEKrAEKOSI3EjUqMwoAEi9ec3BpZmZlOi8vJHt0cnVzdERvbWFpbn0vZ2F0ZXdheS9tZXNoL2RjL1teL10rJApv\
        Mm0KF3gtZm9yd2FyZGVkLWNsaWVudC1jZXJ0alIqUAoAEkxeW14sXSs7VVJJPXNwaWZmZTovLyR7dHJ1c3REb21haW4uYn0vbnMv\
        ZGVmYXVsdC9kYy9bXi9dKy9zdmMvaGFyYm9yKD86LC4qKT8kKsoGCiVlbnZveS5maWx0ZXJzLmh0dHAuaGVhZGVyX3RvX21ldGFk\
        YXRhIqAGCk50eXBlLmdvb2dsZWFwaXMuY29tL2Vudm95LmV4dGVuc2lvbnMuZmlsdGVycy5odHRwLmhlYWRlcl90b19tZXRhZGF0\
        YS52My5Db25maWcSzQUKjwEKF3gtZm9yd2FyZGVkLWNsaWVudC1jZXJ0EnQKBmNvbnN1bBIMdHJ1c3QtZG9tYWluMlwKVgoAElIu\
        KlVSST1zcGlmZmU6Ly8oW14vXSsuW14vXSspKD86L2FwLyhbXi9dKykpPy9ucy8oW14vXSspL2RjLyhbXi9dKykvc3ZjLyhbXi87\
        LF0rKS4qEgJcMQqMAQoXeC1mb3J3YXJkZWQtY2xpZW50LWNlcnQScQoGY29uc3VsEglwYXJ0aXRpb24yXApWCgASUi4qVVJJPXNw\
        aWZmZTovLyhbXi9dKy5bXi9dKykoPzovYXAvKFteL10rKSk/L25zLyhbXi9dKykvZGMvKFteL10rKS9zdmMvKFteLzssXSspLioS\
        AlwyCowBChd4LWZvcndhcmRlZC1jbGllbnQtY2VydBJxCgZjb25zdWwSCW5hbWVzcGFjZTJcClYKABJSLipVUkk9c3BpZmZlOi8v\
        KFteL10rLlteL10rKSg/Oi9hcC8oW14vXSspKT8vbnMvKFteL10rKS9kYy8oW14vXSspL3N2Yy8oW14vOyxdKykuKhICXDMKjQEK\
        F3gtZm9yd2FyZGVkLWNsaWVudC1jZXJ0EnIKBmNvbnN1bBIKZGF0YWNlbnRlcjJcClYKABJSLipVUkk9c3BpZmZlOi8vKFteL10r\
        LlteL10rKSg/Oi9hcC8oW14vXSspKT8vbnMvKFteL10rKS9kYy8oW14vXSspL3N2Yy8oW14vOyxdKykuKhICXDQKigEKF3gtZm9y\
        d2FyZGVkLWNsaWVudC1jZXJ0Em8KBmNvbnN1bBIHc2VydmljZTJcClYKABJSLipVUkk9c3BpZmZlOi8vKFteL10rLlteL10rKSg/\
        Oi9hcC8oW14vXSspKT8vbnMvKFteL10rKS9kYy8oW14vXSspL3N2Yy8oW14vOyxdKykuKhICXDUqYQoZZW52b3kuZmlsdGVycy5o\
        dHRwLnJvdXRlciJECkJ0eXBlLmdvb2dsZWFwaXMuY29tL2Vudm95LmV4dGVuc2lvbnMuZmlsdGVycy5odHRwLnJvdXRlci52My5S\
        b3V0ZXI6AiIAgAECigEMCgIIARgBIAEoATABugELCgl3ZWJzb2NrZXQy0QMKA3RscxrJAwpSdHlwZS5nb29nbGVhcGlzLmNvbS9l\
        bnZveS5leHRlbnNpb25zLnRyYW5zcG9ydF9zb2NrZXRzLnRscy52My5Eb3duc3RyZWFtVGxzQ29udGV4dBLyAgrrAgoAEloKRRpD\
        JHtjZXJ0aWZpY2F0ZSBzcGlmZmU6Ly8ke3RydXN0RG9tYWlufS9ucy9kZWZhdWx0L2RjL2RjMS9zdmMvZmVycnl9ChIRGg8ke3By\
        aXZhdGUga2V5fQoagAJi/QEKH2Vudm95LnRscy5jZXJ0X3ZhbGlkYXRvci5zcGlmZmUS2QEKV3R5cGUuZ29vZ2xlYXBpcy5jb20v\
        ZW52b3kuZXh0ZW5zaW9ucy50cmFuc3BvcnRfc29ja2V0cy50bHMudjMuU1BJRkZFQ2VydFZhbGlkYXRvckNvbmZpZxJ+CjsKDiR7\
        dHJ1c3REb21haW59EikaJyR7Y2VydGlmaWNhdGUgc3BpZmZlOi8vJHt0cnVzdERvbWFpbn19Cgo/ChAke3RydXN0RG9tYWluLmJ9\
        EisaKSR7Y2VydGlmaWNhdGUgc3BpZmZlOi8vJHt0cnVzdERvbWFpbi5ifX0KIghodHRwLzEuMRICCAGAAQE=
        """
    )

    /// ingress-http-hosts/routes/8080.
    static let ingressRoutes = bytes(
        """
        CgQ4MDgwEoIBCgVmZXJyeRITZmVycnkubm9ydGguZXhhbXBsZRIYZmVycnkubm9ydGguZXhhbXBsZTo4MDgwGjIKAwoBLxIrCilm\
        ZXJyeS5kZWZhdWx0LmRjMS5pbnRlcm5hbC4ke3RydXN0RG9tYWlufToPCgkKBHgtaW4SATESAggBWgV4LW91dBJaCgN0dWcSDXR1\
        Zy5pbmdyZXNzLioSEnR1Zy5pbmdyZXNzLio6ODA4MBowCgMKAS8SKQondHVnLmRlZmF1bHQuZGMxLmludGVybmFsLiR7dHJ1c3RE\
        b21haW59OgIIAQ==
        """
    )

    private static func bytes(_ base64: String) -> [UInt8] {
        [UInt8](Data(base64Encoded: base64) ?? Data())
    }
}
