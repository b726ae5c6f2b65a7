// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/acl.proto; change that and run deploy/make/generate.sh.

import SchemaRuntime

extension ACLWire {
    /// `tombolo.acl.Link`.
    package struct Link: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = ""
        ) {
            self.id = id
            self.name = name
        }
    }

    /// `tombolo.acl.ServiceIdentity`.
    package struct ServiceIdentity: Sendable, Hashable {
        /// Field 1, `service_name`.
        package var serviceName: String = ""
        /// Field 2, `datacenters`.
        package var datacenters: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            serviceName: String = "",
            datacenters: [String] = []
        ) {
            self.serviceName = serviceName
            self.datacenters = datacenters
        }
    }

    /// `tombolo.acl.NodeIdentity`.
    package struct NodeIdentity: Sendable, Hashable {
        /// Field 1, `node_name`.
        package var nodeName: String = ""
        /// Field 2, `datacenter`.
        package var datacenter: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            nodeName: String = "",
            datacenter: String = ""
        ) {
            self.nodeName = nodeName
            self.datacenter = datacenter
        }
    }

    /// `tombolo.acl.Token`.
    package struct Token: Sendable, Hashable {
        /// Field 1, `accessor_id`.
        package var accessorID: String = ""
        /// Field 2, `secret_id`.
        package var secretID: String = ""
        /// Field 3, `description`.
        package var description: String = ""
        /// Field 4, `policies`.
        package var policies: [ACLWire.Link] = []
        /// Field 5, `roles`.
        package var roles: [ACLWire.Link] = []
        /// Field 6, `service_identities`.
        package var serviceIdentities: [ACLWire.ServiceIdentity] = []
        /// Field 7, `node_identities`.
        package var nodeIdentities: [ACLWire.NodeIdentity] = []
        /// Field 8, `local`.
        package var local: Bool = false
        /// Field 9, `auth_method`.
        package var authMethod: String = ""
        /// Nanoseconds since 1970; 0 for a token that does not expire.
        package var expirationTime: Int64 = 0
        /// Field 11, `create_time`.
        package var createTime: Int64 = 0
        /// Field 12, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 13, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            secretID: String = "",
            description: String = "",
            policies: [ACLWire.Link] = [],
            roles: [ACLWire.Link] = [],
            serviceIdentities: [ACLWire.ServiceIdentity] = [],
            nodeIdentities: [ACLWire.NodeIdentity] = [],
            local: Bool = false,
            authMethod: String = "",
            expirationTime: Int64 = 0,
            createTime: Int64 = 0,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.accessorID = accessorID
            self.secretID = secretID
            self.description = description
            self.policies = policies
            self.roles = roles
            self.serviceIdentities = serviceIdentities
            self.nodeIdentities = nodeIdentities
            self.local = local
            self.authMethod = authMethod
            self.expirationTime = expirationTime
            self.createTime = createTime
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// `tombolo.acl.Policy`.
    package struct Policy: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `description`.
        package var description: String = ""
        /// Field 4, `rules`.
        package var rules: String = ""
        /// Field 5, `datacenters`.
        package var datacenters: [String] = []
        /// Field 6, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 7, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            description: String = "",
            rules: String = "",
            datacenters: [String] = [],
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.rules = rules
            self.datacenters = datacenters
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// `tombolo.acl.Role`.
    package struct Role: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""
        /// Field 3, `description`.
        package var description: String = ""
        /// Field 4, `policies`.
        package var policies: [ACLWire.Link] = []
        /// Field 5, `service_identities`.
        package var serviceIdentities: [ACLWire.ServiceIdentity] = []
        /// Field 6, `node_identities`.
        package var nodeIdentities: [ACLWire.NodeIdentity] = []
        /// Field 7, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 8, `modify_index`.
        package var modifyIndex: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            description: String = "",
            policies: [ACLWire.Link] = [],
            serviceIdentities: [ACLWire.ServiceIdentity] = [],
            nodeIdentities: [ACLWire.NodeIdentity] = [],
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.policies = policies
            self.serviceIdentities = serviceIdentities
            self.nodeIdentities = nodeIdentities
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
        }
    }

    /// One row of the journal; never leaves the ACL service.
    package struct Change: Sendable, Hashable {
        /// One of the fields of `change`, or none.
        package var change: ACLWire.Change.ChangeChoice? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            change: ACLWire.Change.ChangeChoice? = nil
        ) {
            self.change = change
        }

        /// The fields of `change`, of which one is set.
        package enum ChangeChoice: Sendable, Hashable {
            /// Field 1, `put_token`.
            indirect case putToken(ACLWire.Token)
            /// Field 2, `delete_token`.
            case deleteToken(String)
            /// Field 3, `put_policy`.
            case putPolicy(ACLWire.Policy)
            /// Field 4, `delete_policy`.
            case deletePolicy(String)
            /// Field 5, `put_role`.
            case putRole(ACLWire.Role)
            /// Field 6, `delete_role`.
            case deleteRole(String)
            /// Index of the bootstrap; no other is allowed after it unless reset.
            case bootstrapped(UInt64)
            /// Field 8, `topic_index`.
            case topicIndex(ACLWire.TopicIndex)
        }
    }

    /// `tombolo.acl.TopicIndex`.
    package struct TopicIndex: Sendable, Hashable {
        /// tokens, policies or roles.
        package var topic: String = ""
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            topic: String = "",
            index: UInt64 = 0
        ) {
            self.topic = topic
            self.index = index
        }
    }

    /// Asks what a token may do.
    package struct ResolveRequest: Sendable, Hashable {
        /// Field 1, `secret_id`.
        package var secretID: String = ""
        /// The answer must contain everything up to this journal sequence; 0 when it does not matter.
        package var atLeastSequence: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            secretID: String = "",
            atLeastSequence: UInt64 = 0
        ) {
            self.secretID = secretID
            self.atLeastSequence = atLeastSequence
        }
    }

    /// `tombolo.acl.ResolvedPolicy`.
    package struct ResolvedPolicy: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `rules`.
        package var rules: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            rules: String = ""
        ) {
            self.name = name
            self.rules = rules
        }
    }

    /// `tombolo.acl.ResolveReply`.
    package struct ResolveReply: Sendable, Hashable {
        /// Field 1, `accessor_id`.
        package var accessorID: String = ""
        /// Names and rules; policies for other datacenters are left out, identities are expanded.
        package var policies: [ACLWire.ResolvedPolicy] = []
        /// Field 3, `is_management`.
        package var isManagement: Bool = false
        /// allow or deny.
        package var defaultPolicy: String = ""
        /// How long the answer may be used without asking again, milliseconds.
        package var timeToLive: UInt32 = 0
        /// Nanoseconds since 1970; 0 for a token that does not expire.
        package var expirationTime: Int64 = 0
        /// Field 7, `index`.
        package var index: UInt64 = 0
        /// Journal sequence of the state that answered.
        package var sequence: UInt64 = 0
        /// Ids of the policies and roles that the answer was made from; a change of others does not concern it.
        package var policyIds: [String] = []
        /// Field 10, `role_ids`.
        package var roleIds: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            policies: [ACLWire.ResolvedPolicy] = [],
            isManagement: Bool = false,
            defaultPolicy: String = "",
            timeToLive: UInt32 = 0,
            expirationTime: Int64 = 0,
            index: UInt64 = 0,
            sequence: UInt64 = 0,
            policyIds: [String] = [],
            roleIds: [String] = []
        ) {
            self.accessorID = accessorID
            self.policies = policies
            self.isManagement = isManagement
            self.defaultPolicy = defaultPolicy
            self.timeToLive = timeToLive
            self.expirationTime = expirationTime
            self.index = index
            self.sequence = sequence
            self.policyIds = policyIds
            self.roleIds = roleIds
        }
    }

    /// Published when tokens, policies or roles changed, so that caches ask again.
    package struct Changed: Sendable, Hashable {
        /// Field 1, `index`.
        package var index: UInt64 = 0
        /// Journal sequence of the change.
        package var sequence: UInt64 = 0
        /// What is named below is everything that changed after this journal sequence, up to `sequence`.
        package var afterSequence: UInt64 = 0
        /// What is named below is only a part of what changed; the whole follows in another message.
        package var isPart: Bool = false
        /// Anything may have changed; nothing is named.
        package var everything: Bool = false
        /// Accessor ids.
        package var tokens: [String] = []
        /// Ids.
        package var policies: [String] = []
        /// Ids.
        package var roles: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            index: UInt64 = 0,
            sequence: UInt64 = 0,
            afterSequence: UInt64 = 0,
            isPart: Bool = false,
            everything: Bool = false,
            tokens: [String] = [],
            policies: [String] = [],
            roles: [String] = []
        ) {
            self.index = index
            self.sequence = sequence
            self.afterSequence = afterSequence
            self.isPart = isPart
            self.everything = everything
            self.tokens = tokens
            self.policies = policies
            self.roles = roles
        }
    }

    /// `tombolo.acl.BootstrapRequest`.
    package struct BootstrapRequest: Sendable, Hashable {
        /// Field 1, `bootstrap_secret`.
        package var bootstrapSecret: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            bootstrapSecret: String = ""
        ) {
            self.bootstrapSecret = bootstrapSecret
        }
    }

    /// `tombolo.acl.TokenReply`.
    package struct TokenReply: Sendable, Hashable {
        /// Field 1, `token`.
        package var token: ACLWire.Token? {
            get { tokenStorage?.value }
            set { tokenStorage = newValue.map(Indirect.box) }
        }
        private var tokenStorage: Indirect<ACLWire.Token>? = nil
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            token: ACLWire.Token? = nil,
            index: UInt64 = 0
        ) {
            self.token = token
            self.index = index
        }
    }

    /// Creates (empty accessor_id) or replaces a token.
    package struct PutTokenRequest: Sendable, Hashable {
        /// Field 1, `token`.
        package var token: ACLWire.Token? {
            get { tokenStorage?.value }
            set { tokenStorage = newValue.map(Indirect.box) }
        }
        private var tokenStorage: Indirect<ACLWire.Token>? = nil
        /// Field 2, `create`.
        package var create: Bool = false
        /// Nanoseconds from now; 0 for none.
        package var expirationTTL: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            token: ACLWire.Token? = nil,
            create: Bool = false,
            expirationTTL: Int64 = 0
        ) {
            self.token = token
            self.create = create
            self.expirationTTL = expirationTTL
        }
    }

    /// By accessor id; empty means the caller's own token.
    package struct ReadTokenRequest: Sendable, Hashable {
        /// Field 1, `accessor_id`.
        package var accessorID: String = ""
        /// Field 2, `self`.
        package var self_: Bool = false
        /// Field 3, `expanded`.
        package var expanded: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            self_: Bool = false,
            expanded: Bool = false
        ) {
            self.accessorID = accessorID
            self.self_ = self_
            self.expanded = expanded
        }
    }

    /// `tombolo.acl.ExpandedTokenReply`.
    package struct ExpandedTokenReply: Sendable, Hashable {
        /// Field 1, `token`.
        package var token: ACLWire.Token? {
            get { tokenStorage?.value }
            set { tokenStorage = newValue.map(Indirect.box) }
        }
        private var tokenStorage: Indirect<ACLWire.Token>? = nil
        /// Field 2, `policies`.
        package var policies: [ACLWire.Policy] = []
        /// Field 3, `roles`.
        package var roles: [ACLWire.Role] = []
        /// Field 4, `default_policy`.
        package var defaultPolicy: String = ""
        /// Field 5, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            token: ACLWire.Token? = nil,
            policies: [ACLWire.Policy] = [],
            roles: [ACLWire.Role] = [],
            defaultPolicy: String = "",
            index: UInt64 = 0
        ) {
            self.token = token
            self.policies = policies
            self.roles = roles
            self.defaultPolicy = defaultPolicy
            self.index = index
        }
    }

    /// `tombolo.acl.DeleteRequest`.
    package struct DeleteRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = ""
        ) {
            self.id = id
        }
    }

    /// `tombolo.acl.CloneTokenRequest`.
    package struct CloneTokenRequest: Sendable, Hashable {
        /// Field 1, `accessor_id`.
        package var accessorID: String = ""
        /// Field 2, `description`.
        package var description: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            description: String = ""
        ) {
            self.accessorID = accessorID
            self.description = description
        }
    }

    /// `tombolo.acl.ListTokensRequest`.
    package struct ListTokensRequest: Sendable, Hashable {
        /// Field 1, `policy`.
        package var policy: String = ""
        /// Field 2, `role`.
        package var role: String = ""
        /// Field 3, `service_name`.
        package var serviceName: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: String = "",
            role: String = "",
            serviceName: String = ""
        ) {
            self.policy = policy
            self.role = role
            self.serviceName = serviceName
        }
    }

    /// `tombolo.acl.ListTokensReply`.
    package struct ListTokensReply: Sendable, Hashable {
        /// Field 1, `tokens`.
        package var tokens: [ACLWire.Token] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            tokens: [ACLWire.Token] = [],
            index: UInt64 = 0
        ) {
            self.tokens = tokens
            self.index = index
        }
    }

    /// `tombolo.acl.PutPolicyRequest`.
    package struct PutPolicyRequest: Sendable, Hashable {
        /// Field 1, `policy`.
        package var policy: ACLWire.Policy? = nil
        /// Field 2, `create`.
        package var create: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: ACLWire.Policy? = nil,
            create: Bool = false
        ) {
            self.policy = policy
            self.create = create
        }
    }

    /// By id, or by name.
    package struct ReadPolicyRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = ""
        ) {
            self.id = id
            self.name = name
        }
    }

    /// `tombolo.acl.PolicyReply`.
    package struct PolicyReply: Sendable, Hashable {
        /// Field 1, `policy`.
        package var policy: ACLWire.Policy? = nil
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: ACLWire.Policy? = nil,
            index: UInt64 = 0
        ) {
            self.policy = policy
            self.index = index
        }
    }

    /// `tombolo.acl.ListRequest`.
    package struct ListRequest: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// `tombolo.acl.ListPoliciesReply`.
    package struct ListPoliciesReply: Sendable, Hashable {
        /// Field 1, `policies`.
        package var policies: [ACLWire.Policy] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policies: [ACLWire.Policy] = [],
            index: UInt64 = 0
        ) {
            self.policies = policies
            self.index = index
        }
    }

    /// `tombolo.acl.PutRoleRequest`.
    package struct PutRoleRequest: Sendable, Hashable {
        /// Field 1, `role`.
        package var role: ACLWire.Role? = nil
        /// Field 2, `create`.
        package var create: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            role: ACLWire.Role? = nil,
            create: Bool = false
        ) {
            self.role = role
            self.create = create
        }
    }

    /// `tombolo.acl.ReadRoleRequest`.
    package struct ReadRoleRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = ""
        ) {
            self.id = id
            self.name = name
        }
    }

    /// `tombolo.acl.RoleReply`.
    package struct RoleReply: Sendable, Hashable {
        /// Field 1, `role`.
        package var role: ACLWire.Role? = nil
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            role: ACLWire.Role? = nil,
            index: UInt64 = 0
        ) {
            self.role = role
            self.index = index
        }
    }

    /// `tombolo.acl.ListRolesRequest`.
    package struct ListRolesRequest: Sendable, Hashable {
        /// Field 1, `policy`.
        package var policy: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: String = ""
        ) {
            self.policy = policy
        }
    }

    /// `tombolo.acl.ListRolesReply`.
    package struct ListRolesReply: Sendable, Hashable {
        /// Field 1, `roles`.
        package var roles: [ACLWire.Role] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            roles: [ACLWire.Role] = [],
            index: UInt64 = 0
        ) {
            self.roles = roles
            self.index = index
        }
    }
}
