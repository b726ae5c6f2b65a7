// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/bus/acl.proto; change that and run deploy/make/generate.sh.

import SchemaRuntime

extension ACLWire {
    /// A partition and a namespace; empty names are the built-in ones. Absent for the default scope.
    package struct Place: Sendable, Hashable {
        /// Field 1, `partition`.
        package var partition: String = ""
        /// Field 2, `namespace`.
        package var namespace: String = ""
        /// All namespaces of the partition, in questions for lists.
        package var everyNamespace: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            partition: String = "",
            namespace: String = "",
            everyNamespace: Bool = false
        ) {
            self.partition = partition
            self.namespace = namespace
            self.everyNamespace = everyNamespace
        }
    }

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

    /// The variables of a templated policy.
    package struct TemplateVariables: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = ""
        ) {
            self.name = name
        }
    }

    /// `tombolo.acl.TemplatedPolicy`.
    package struct TemplatedPolicy: Sendable, Hashable {
        /// Field 1, `template_id`.
        package var templateID: String = ""
        /// Field 2, `template_name`.
        package var templateName: String = ""
        /// Field 3, `variables`.
        package var variables: ACLWire.TemplateVariables? = nil
        /// Field 4, `datacenters`.
        package var datacenters: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            templateID: String = "",
            templateName: String = "",
            variables: ACLWire.TemplateVariables? = nil,
            datacenters: [String] = []
        ) {
            self.templateID = templateID
            self.templateName = templateName
            self.variables = variables
            self.datacenters = datacenters
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
        /// Field 14, `templated_policies`.
        package var templatedPolicies: [ACLWire.TemplatedPolicy] = []
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil
        /// Of the same partition.
        package var authMethodNamespace: String = ""

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
            modifyIndex: UInt64 = 0,
            templatedPolicies: [ACLWire.TemplatedPolicy] = [],
            place: ACLWire.Place? = nil,
            authMethodNamespace: String = ""
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
            self.templatedPolicies = templatedPolicies
            self.place = place
            self.authMethodNamespace = authMethodNamespace
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

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
            modifyIndex: UInt64 = 0,
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.rules = rules
            self.datacenters = datacenters
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.place = place
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
        /// Field 9, `templated_policies`.
        package var templatedPolicies: [ACLWire.TemplatedPolicy] = []
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

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
            modifyIndex: UInt64 = 0,
            templatedPolicies: [ACLWire.TemplatedPolicy] = [],
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.name = name
            self.description = description
            self.policies = policies
            self.serviceIdentities = serviceIdentities
            self.nodeIdentities = nodeIdentities
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.templatedPolicies = templatedPolicies
            self.place = place
        }
    }

    /// A way to log in with something that another system signed or vouches for.
    package struct AuthMethod: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 2, `display_name`.
        package var displayName: String = ""
        /// Field 3, `description`.
        package var description: String = ""
        /// Nanoseconds; 0 for tokens that do not expire.
        package var maxTokenTTL: Int64 = 0
        /// local, global, or empty when not given.
        package var tokenLocality: String = ""
        /// Field 6, `token_name_format`.
        package var tokenNameFormat: String = ""
        /// One of the fields of `config`, or none.
        package var config: ACLWire.AuthMethod.Config? = nil
        /// Field 9, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 10, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil
        /// Field 22, `namespace_rules`.
        package var namespaceRules: [ACLWire.NamespaceRule] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            displayName: String = "",
            description: String = "",
            maxTokenTTL: Int64 = 0,
            tokenLocality: String = "",
            tokenNameFormat: String = "",
            config: ACLWire.AuthMethod.Config? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            place: ACLWire.Place? = nil,
            namespaceRules: [ACLWire.NamespaceRule] = []
        ) {
            self.name = name
            self.displayName = displayName
            self.description = description
            self.maxTokenTTL = maxTokenTTL
            self.tokenLocality = tokenLocality
            self.tokenNameFormat = tokenNameFormat
            self.config = config
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.place = place
            self.namespaceRules = namespaceRules
        }

        /// The fields of `config`, of which one is set.
        package enum Config: Sendable, Hashable {
            /// Field 7, `jwt`.
            indirect case jwt(ACLWire.JWTMethod)
            /// Field 8, `kubernetes`.
            case kubernetes(ACLWire.KubernetesMethod)
            /// Field 11, `oidc`.
            case oidc(ACLWire.OIDCMethod)
            /// Field 12, `aws_iam`.
            case awsIam(ACLWire.AWSIAMMethod)
        }
    }

    /// `tombolo.acl.JWTMethod`.
    package struct JWTMethod: Sendable, Hashable {
        /// Exactly one of the three sources of keys is given.
        package var oidcDiscoveryURL: String = ""
        /// Field 2, `oidc_discovery_ca_cert`.
        package var oidcDiscoveryCACert: String = ""
        /// Field 3, `jwks_url`.
        package var jwksURL: String = ""
        /// Field 4, `jwks_ca_cert`.
        package var jwksCACert: String = ""
        /// Field 5, `public_keys`.
        package var publicKeys: [String] = []
        /// Field 6, `bound_issuer`.
        package var boundIssuer: String = ""
        /// Field 7, `bound_audiences`.
        package var boundAudiences: [String] = []
        /// Field 8, `supported_algorithms`.
        package var supportedAlgorithms: [String] = []
        /// Field 9, `claim_mappings`.
        package var claimMappings: [String: String] = [:]
        /// Field 10, `list_claim_mappings`.
        package var listClaimMappings: [String: String] = [:]
        /// Nanoseconds; 0 for the default, below 0 for none.
        package var expirationLeeway: Int64 = 0
        /// Field 12, `not_before_leeway`.
        package var notBeforeLeeway: Int64 = 0
        /// Field 13, `clock_skew_leeway`.
        package var clockSkewLeeway: Int64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            oidcDiscoveryURL: String = "",
            oidcDiscoveryCACert: String = "",
            jwksURL: String = "",
            jwksCACert: String = "",
            publicKeys: [String] = [],
            boundIssuer: String = "",
            boundAudiences: [String] = [],
            supportedAlgorithms: [String] = [],
            claimMappings: [String: String] = [:],
            listClaimMappings: [String: String] = [:],
            expirationLeeway: Int64 = 0,
            notBeforeLeeway: Int64 = 0,
            clockSkewLeeway: Int64 = 0
        ) {
            self.oidcDiscoveryURL = oidcDiscoveryURL
            self.oidcDiscoveryCACert = oidcDiscoveryCACert
            self.jwksURL = jwksURL
            self.jwksCACert = jwksCACert
            self.publicKeys = publicKeys
            self.boundIssuer = boundIssuer
            self.boundAudiences = boundAudiences
            self.supportedAlgorithms = supportedAlgorithms
            self.claimMappings = claimMappings
            self.listClaimMappings = listClaimMappings
            self.expirationLeeway = expirationLeeway
            self.notBeforeLeeway = notBeforeLeeway
            self.clockSkewLeeway = clockSkewLeeway
        }
    }

    /// `tombolo.acl.KubernetesMethod`.
    package struct KubernetesMethod: Sendable, Hashable {
        /// Field 1, `host`.
        package var host: String = ""
        /// Field 2, `ca_cert`.
        package var caCert: String = ""
        /// Field 3, `service_account_jwt`.
        package var serviceAccountJWT: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            host: String = "",
            caCert: String = "",
            serviceAccountJWT: String = ""
        ) {
            self.host = host
            self.caCert = caCert
            self.serviceAccountJWT = serviceAccountJWT
        }
    }

    /// `tombolo.acl.OIDCMethod`.
    package struct OIDCMethod: Sendable, Hashable {
        /// What the provider's ID tokens must be like; its keys come by discovery.
        package var token: ACLWire.JWTMethod? {
            get { tokenStorage?.value }
            set { tokenStorage = newValue.map(Indirect.box) }
        }
        private var tokenStorage: Indirect<ACLWire.JWTMethod>? = nil
        /// Field 2, `client_id`.
        package var clientID: String = ""
        /// Field 3, `client_secret`.
        package var clientSecret: String = ""
        /// Field 4, `scopes`.
        package var scopes: [String] = []
        /// Field 5, `acr_values`.
        package var acrValues: [String] = []
        /// Field 6, `allowed_redirect_uris`.
        package var allowedRedirectUris: [String] = []
        /// Field 7, `verbose_logging`.
        package var verboseLogging: Bool = false
        /// Seals what goes through the browser; made by the service, shown to nobody.
        package var stateKey: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            token: ACLWire.JWTMethod? = nil,
            clientID: String = "",
            clientSecret: String = "",
            scopes: [String] = [],
            acrValues: [String] = [],
            allowedRedirectUris: [String] = [],
            verboseLogging: Bool = false,
            stateKey: String = ""
        ) {
            self.token = token
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.scopes = scopes
            self.acrValues = acrValues
            self.allowedRedirectUris = allowedRedirectUris
            self.verboseLogging = verboseLogging
            self.stateKey = stateKey
        }
    }

    /// `tombolo.acl.AWSIAMMethod`.
    package struct AWSIAMMethod: Sendable, Hashable {
        /// Field 1, `bound_principal_arns`.
        package var boundPrincipalArns: [String] = []
        /// Field 2, `enable_entity_details`.
        package var enableEntityDetails: Bool = false
        /// Field 3, `entity_tags`.
        package var entityTags: [String] = []
        /// Field 4, `server_id_header_value`.
        package var serverIDHeaderValue: String = ""
        /// Field 5, `max_retries`.
        package var maxRetries: Int64 = 0
        /// Field 6, `iam_endpoint`.
        package var iamEndpoint: String = ""
        /// Field 7, `sts_endpoint`.
        package var stsEndpoint: String = ""
        /// Field 8, `allowed_sts_header_values`.
        package var allowedStsHeaderValues: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            boundPrincipalArns: [String] = [],
            enableEntityDetails: Bool = false,
            entityTags: [String] = [],
            serverIDHeaderValue: String = "",
            maxRetries: Int64 = 0,
            iamEndpoint: String = "",
            stsEndpoint: String = "",
            allowedStsHeaderValues: [String] = []
        ) {
            self.boundPrincipalArns = boundPrincipalArns
            self.enableEntityDetails = enableEntityDetails
            self.entityTags = entityTags
            self.serverIDHeaderValue = serverIDHeaderValue
            self.maxRetries = maxRetries
            self.iamEndpoint = iamEndpoint
            self.stsEndpoint = stsEndpoint
            self.allowedStsHeaderValues = allowedStsHeaderValues
        }
    }

    /// What whoever logged in by a method gets.
    package struct BindingRule: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 2, `description`.
        package var description: String = ""
        /// Field 3, `auth_method`.
        package var authMethod: String = ""
        /// Field 4, `selector`.
        package var selector: String = ""
        /// service, node, role, policy or templated-policy.
        package var bindType: String = ""
        /// Field 6, `bind_name`.
        package var bindName: String = ""
        /// Field 7, `bind_vars`.
        package var bindVars: ACLWire.TemplateVariables? = nil
        /// Field 8, `create_index`.
        package var createIndex: UInt64 = 0
        /// Field 9, `modify_index`.
        package var modifyIndex: UInt64 = 0
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            description: String = "",
            authMethod: String = "",
            selector: String = "",
            bindType: String = "",
            bindName: String = "",
            bindVars: ACLWire.TemplateVariables? = nil,
            createIndex: UInt64 = 0,
            modifyIndex: UInt64 = 0,
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.description = description
            self.authMethod = authMethod
            self.selector = selector
            self.bindType = bindType
            self.bindName = bindName
            self.bindVars = bindVars
            self.createIndex = createIndex
            self.modifyIndex = modifyIndex
            self.place = place
        }
    }

    /// What all tokens of a namespace may besides; every namespace but the default one has a row as long as it
    /// exists.
    package struct Defaults: Sendable, Hashable {
        /// Field 1, `place`.
        package var place: ACLWire.Place? = nil
        /// Field 2, `policies`.
        package var policies: [ACLWire.Link] = []
        /// Field 3, `roles`.
        package var roles: [ACLWire.Link] = []
        /// Index of the last change of the namespace, among the config entries'; older news come too late.
        package var version: UInt64 = 0
        /// Index up to which who tells it has seen the config entries.
        package var seen: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            place: ACLWire.Place? = nil,
            policies: [ACLWire.Link] = [],
            roles: [ACLWire.Link] = [],
            version: UInt64 = 0,
            seen: UInt64 = 0
        ) {
            self.place = place
            self.policies = policies
            self.roles = roles
            self.version = version
            self.seen = seen
        }
    }

    /// `tombolo.acl.ScopedName`.
    package struct ScopedName: Sendable, Hashable {
        /// Field 1, `place`.
        package var place: ACLWire.Place? = nil
        /// Field 2, `name`.
        package var name: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            place: ACLWire.Place? = nil,
            name: String = ""
        ) {
            self.place = place
            self.name = name
        }
    }

    /// Says in which namespace the token of a login stands.
    package struct NamespaceRule: Sendable, Hashable {
        /// Field 1, `selector`.
        package var selector: String = ""
        /// Field 2, `bind_namespace`.
        package var bindNamespace: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            selector: String = "",
            bindNamespace: String = ""
        ) {
            self.selector = selector
            self.bindNamespace = bindNamespace
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
            indirect case putPolicy(ACLWire.Policy)
            /// Field 4, `delete_policy`.
            case deletePolicy(String)
            /// Field 5, `put_role`.
            indirect case putRole(ACLWire.Role)
            /// Field 6, `delete_role`.
            case deleteRole(String)
            /// Index of the bootstrap; no other is allowed after it unless reset.
            case bootstrapped(UInt64)
            /// Field 8, `topic_index`.
            case topicIndex(ACLWire.TopicIndex)
            /// Field 9, `put_auth_method`.
            indirect case putAuthMethod(ACLWire.AuthMethod)
            /// By name.
            case deleteAuthMethod(String)
            /// Field 11, `put_binding_rule`.
            indirect case putBindingRule(ACLWire.BindingRule)
            /// Field 12, `delete_binding_rule`.
            case deleteBindingRule(String)
            /// Field 21, `put_defaults`.
            case putDefaults(ACLWire.Defaults)
            /// Field 22, `delete_defaults`.
            case deleteDefaults(ACLWire.Place)
            /// Of another scope than the default one.
            case deleteScopedAuthMethod(ACLWire.ScopedName)
            /// The highest index at which a namespace was marked for deletion and cleared: what was seen before
            /// it comes too late.
            case placesCleared(UInt64)
        }
    }

    /// `tombolo.acl.TopicIndex`.
    package struct TopicIndex: Sendable, Hashable {
        /// tokens, policies, roles, auth-methods or binding-rules.
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
        /// What all tokens of its namespace may, where the policies above say nothing.
        package var namespacePolicies: [ACLWire.ResolvedPolicy] = []
        /// Where the token stands.
        package var place: ACLWire.Place? = nil

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
            roleIds: [String] = [],
            namespacePolicies: [ACLWire.ResolvedPolicy] = [],
            place: ACLWire.Place? = nil
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
            self.namespacePolicies = namespacePolicies
            self.place = place
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
        /// Names.
        package var authMethods: [String] = []
        /// Ids.
        package var bindingRules: [String] = []

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
            roles: [String] = [],
            authMethods: [String] = [],
            bindingRules: [String] = []
        ) {
            self.index = index
            self.sequence = sequence
            self.afterSequence = afterSequence
            self.isPart = isPart
            self.everything = everything
            self.tokens = tokens
            self.policies = policies
            self.roles = roles
            self.authMethods = authMethods
            self.bindingRules = bindingRules
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            self_: Bool = false,
            expanded: Bool = false,
            place: ACLWire.Place? = nil
        ) {
            self.accessorID = accessorID
            self.self_ = self_
            self.expanded = expanded
            self.place = place
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
        /// Field 21, `namespace_policy_ids`.
        package var namespacePolicyIds: [String] = []
        /// Field 22, `namespace_role_ids`.
        package var namespaceRoleIds: [String] = []

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            token: ACLWire.Token? = nil,
            policies: [ACLWire.Policy] = [],
            roles: [ACLWire.Role] = [],
            defaultPolicy: String = "",
            index: UInt64 = 0,
            namespacePolicyIds: [String] = [],
            namespaceRoleIds: [String] = []
        ) {
            self.token = token
            self.policies = policies
            self.roles = roles
            self.defaultPolicy = defaultPolicy
            self.index = index
            self.namespacePolicyIds = namespacePolicyIds
            self.namespaceRoleIds = namespaceRoleIds
        }
    }

    /// `tombolo.acl.DeleteRequest`.
    package struct DeleteRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.place = place
        }
    }

    /// `tombolo.acl.CloneTokenRequest`.
    package struct CloneTokenRequest: Sendable, Hashable {
        /// Field 1, `accessor_id`.
        package var accessorID: String = ""
        /// Field 2, `description`.
        package var description: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            accessorID: String = "",
            description: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.accessorID = accessorID
            self.description = description
            self.place = place
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
        /// Field 4, `auth_method`.
        package var authMethod: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil
        /// Field 22, `auth_method_namespace`.
        package var authMethodNamespace: String = ""
        /// Field 23, `has_auth_method_namespace`.
        package var hasAuthMethodNamespace: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: String = "",
            role: String = "",
            serviceName: String = "",
            authMethod: String = "",
            place: ACLWire.Place? = nil,
            authMethodNamespace: String = "",
            hasAuthMethodNamespace: Bool = false
        ) {
            self.policy = policy
            self.role = role
            self.serviceName = serviceName
            self.authMethod = authMethod
            self.place = place
            self.authMethodNamespace = authMethodNamespace
            self.hasAuthMethodNamespace = hasAuthMethodNamespace
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
        package var policy: ACLWire.Policy? {
            get { policyStorage?.value }
            set { policyStorage = newValue.map(Indirect.box) }
        }
        private var policyStorage: Indirect<ACLWire.Policy>? = nil
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.name = name
            self.place = place
        }
    }

    /// `tombolo.acl.PolicyReply`.
    package struct PolicyReply: Sendable, Hashable {
        /// Field 1, `policy`.
        package var policy: ACLWire.Policy? {
            get { policyStorage?.value }
            set { policyStorage = newValue.map(Indirect.box) }
        }
        private var policyStorage: Indirect<ACLWire.Policy>? = nil
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            place: ACLWire.Place? = nil
        ) {
            self.place = place
        }
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
        package var role: ACLWire.Role? {
            get { roleStorage?.value }
            set { roleStorage = newValue.map(Indirect.box) }
        }
        private var roleStorage: Indirect<ACLWire.Role>? = nil
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            name: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.name = name
            self.place = place
        }
    }

    /// `tombolo.acl.RoleReply`.
    package struct RoleReply: Sendable, Hashable {
        /// Field 1, `role`.
        package var role: ACLWire.Role? {
            get { roleStorage?.value }
            set { roleStorage = newValue.map(Indirect.box) }
        }
        private var roleStorage: Indirect<ACLWire.Role>? = nil
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
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            policy: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.policy = policy
            self.place = place
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

    /// Creates or replaces the auth method of that name.
    package struct PutAuthMethodRequest: Sendable, Hashable {
        /// Field 1, `method`.
        package var method: ACLWire.AuthMethod? {
            get { methodStorage?.value }
            set { methodStorage = newValue.map(Indirect.box) }
        }
        private var methodStorage: Indirect<ACLWire.AuthMethod>? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            method: ACLWire.AuthMethod? = nil
        ) {
            self.method = method
        }
    }

    /// By name.
    package struct ReadAuthMethodRequest: Sendable, Hashable {
        /// Field 1, `name`.
        package var name: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            name: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.name = name
            self.place = place
        }
    }

    /// `tombolo.acl.AuthMethodReply`.
    package struct AuthMethodReply: Sendable, Hashable {
        /// Field 1, `method`.
        package var method: ACLWire.AuthMethod? {
            get { methodStorage?.value }
            set { methodStorage = newValue.map(Indirect.box) }
        }
        private var methodStorage: Indirect<ACLWire.AuthMethod>? = nil
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            method: ACLWire.AuthMethod? = nil,
            index: UInt64 = 0
        ) {
            self.method = method
            self.index = index
        }
    }

    /// `tombolo.acl.ListAuthMethodsReply`.
    package struct ListAuthMethodsReply: Sendable, Hashable {
        /// Field 1, `methods`.
        package var methods: [ACLWire.AuthMethod] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            methods: [ACLWire.AuthMethod] = [],
            index: UInt64 = 0
        ) {
            self.methods = methods
            self.index = index
        }
    }

    /// `tombolo.acl.PutBindingRuleRequest`.
    package struct PutBindingRuleRequest: Sendable, Hashable {
        /// Field 1, `rule`.
        package var rule: ACLWire.BindingRule? {
            get { ruleStorage?.value }
            set { ruleStorage = newValue.map(Indirect.box) }
        }
        private var ruleStorage: Indirect<ACLWire.BindingRule>? = nil
        /// Field 2, `create`.
        package var create: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rule: ACLWire.BindingRule? = nil,
            create: Bool = false
        ) {
            self.rule = rule
            self.create = create
        }
    }

    /// `tombolo.acl.ReadBindingRuleRequest`.
    package struct ReadBindingRuleRequest: Sendable, Hashable {
        /// Field 1, `id`.
        package var id: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            id: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.id = id
            self.place = place
        }
    }

    /// `tombolo.acl.BindingRuleReply`.
    package struct BindingRuleReply: Sendable, Hashable {
        /// Field 1, `rule`.
        package var rule: ACLWire.BindingRule? {
            get { ruleStorage?.value }
            set { ruleStorage = newValue.map(Indirect.box) }
        }
        private var ruleStorage: Indirect<ACLWire.BindingRule>? = nil
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rule: ACLWire.BindingRule? = nil,
            index: UInt64 = 0
        ) {
            self.rule = rule
            self.index = index
        }
    }

    /// Of one auth method, or all.
    package struct ListBindingRulesRequest: Sendable, Hashable {
        /// Field 1, `auth_method`.
        package var authMethod: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            authMethod: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.authMethod = authMethod
            self.place = place
        }
    }

    /// `tombolo.acl.ListBindingRulesReply`.
    package struct ListBindingRulesReply: Sendable, Hashable {
        /// Field 1, `rules`.
        package var rules: [ACLWire.BindingRule] = []
        /// Field 2, `index`.
        package var index: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            rules: [ACLWire.BindingRule] = [],
            index: UInt64 = 0
        ) {
            self.rules = rules
            self.index = index
        }
    }

    /// Makes a token for whoever a bearer token stands for.
    package struct LoginRequest: Sendable, Hashable {
        /// Field 1, `auth_method`.
        package var authMethod: String = ""
        /// Field 2, `bearer_token`.
        package var bearerToken: String = ""
        /// Field 3, `meta`.
        package var meta: [String: String] = [:]
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            authMethod: String = "",
            bearerToken: String = "",
            meta: [String: String] = [:],
            place: ACLWire.Place? = nil
        ) {
            self.authMethod = authMethod
            self.bearerToken = bearerToken
            self.meta = meta
            self.place = place
        }
    }

    /// Removes the caller's own token, which a login made.
    package struct LogoutRequest: Sendable, Hashable {
        /// A message with every field at its default.
        package init() {}
    }

    /// Removes a part of what stands in a namespace that is being deleted; only the service that deletes it asks.
    package struct ClearPlaceRequest: Sendable, Hashable {
        /// Field 1, `place`.
        package var place: ACLWire.Place? = nil
        /// Index at which it was marked for deletion, among the config entries'.
        package var marked: UInt64 = 0

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            place: ACLWire.Place? = nil,
            marked: UInt64 = 0
        ) {
            self.place = place
            self.marked = marked
        }
    }

    /// `tombolo.acl.ClearPlaceReply`.
    package struct ClearPlaceReply: Sendable, Hashable {
        /// Field 1, `more`.
        package var more: Bool = false

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            more: Bool = false
        ) {
            self.more = more
        }
    }

    /// Begins a login through a browser.
    package struct AuthURLRequest: Sendable, Hashable {
        /// Field 1, `auth_method`.
        package var authMethod: String = ""
        /// Field 2, `redirect_uri`.
        package var redirectURI: String = ""
        /// Field 3, `client_nonce`.
        package var clientNonce: String = ""
        /// Field 4, `meta`.
        package var meta: [String: String] = [:]
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            authMethod: String = "",
            redirectURI: String = "",
            clientNonce: String = "",
            meta: [String: String] = [:],
            place: ACLWire.Place? = nil
        ) {
            self.authMethod = authMethod
            self.redirectURI = redirectURI
            self.clientNonce = clientNonce
            self.meta = meta
            self.place = place
        }
    }

    /// `tombolo.acl.AuthURLReply`.
    package struct AuthURLReply: Sendable, Hashable {
        /// Field 1, `url`.
        package var url: String = ""

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            url: String = ""
        ) {
            self.url = url
        }
    }

    /// Ends it: what the provider gave to the browser.
    package struct CallbackRequest: Sendable, Hashable {
        /// Field 1, `auth_method`.
        package var authMethod: String = ""
        /// Field 2, `state`.
        package var state: String = ""
        /// Field 3, `code`.
        package var code: String = ""
        /// Field 4, `client_nonce`.
        package var clientNonce: String = ""
        /// Field 21, `place`.
        package var place: ACLWire.Place? = nil

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            authMethod: String = "",
            state: String = "",
            code: String = "",
            clientNonce: String = "",
            place: ACLWire.Place? = nil
        ) {
            self.authMethod = authMethod
            self.state = state
            self.code = code
            self.clientNonce = clientNonce
            self.place = place
        }
    }
}
