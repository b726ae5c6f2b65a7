extension ManualPage {
    /// `acl`.
    static let access: [ManualPage] =
        logins + [
            ManualPage(
                .aclBootstrap,
                operands: "[SECRET | @FILE | -]",
                "Makes the first management token of a cluster; works once",
                "tombolo acl bootstrap",
                "tombolo acl bootstrap @secret.txt"
            ),
            ManualPage(
                .aclPolicyCreate,
                "Creates an ACL policy",
                "tombolo acl policy create -name=web-write -rules=@web.hcl",
                #"tombolo acl policy create -name=read-all -rules='service_prefix "" { policy = "read" }'"#
            ),
            ManualPage(
                .aclPolicyDelete,
                "Deletes an ACL policy; tokens that use it lose its rules",
                "tombolo acl policy delete -name=web-write"
            ),
            ManualPage(
                .aclPolicyList,
                "Lists ACL policies",
                "tombolo acl policy list"
            ),
            ManualPage(
                .aclPolicyRead,
                "Shows an ACL policy with its rules",
                "tombolo acl policy read -name=web-write"
            ),
            ManualPage(
                .aclPolicyUpdate,
                "Changes an ACL policy; fields that are not given stay",
                "tombolo acl policy update -name=web-write -rules=@web.hcl"
            ),
            ManualPage(
                .aclRoleCreate,
                "Creates an ACL role",
                "tombolo acl role create -name=ops -policy-name=read-all -policy-name=web-write"
            ),
            ManualPage(
                .aclRoleDelete,
                "Deletes an ACL role; tokens that use it lose its policies",
                "tombolo acl role delete -name=ops"
            ),
            ManualPage(
                .aclRoleList,
                "Lists ACL roles with their policies",
                "tombolo acl role list"
            ),
            ManualPage(
                .aclRoleRead,
                "Shows an ACL role with its policies",
                "tombolo acl role read -name=ops"
            ),
            ManualPage(
                .aclRoleUpdate,
                "Changes an ACL role; without -no-merge what is not given stays",
                "tombolo acl role update -name=ops -policy-name=read-all -no-merge"
            ),
            ManualPage(
                .aclSetAgentToken,
                operands: "TYPE TOKEN",
                "Gives the local agent a token for its own use",
                details: "TYPE is default, agent, recovery, replication, config_file_service_registration or dns.",
                "tombolo acl set-agent-token agent 5e4f3a2b-0000-1111-2222-333344445555"
            ),
            ManualPage(
                .aclTokenCreate,
                "Creates an ACL token",
                "tombolo acl token create -description=web -service-identity=web",
                "tombolo acl token create -policy-name=read-all -expires-ttl=24h"
            ),
            ManualPage(
                .aclTokenClone,
                "Creates an ACL token with the same rights as another one",
                "tombolo acl token clone -accessor-id=6a1b -description=copy"
            ),
            ManualPage(
                .aclTokenDelete,
                "Deletes an ACL token; whoever shows it is refused from then on",
                "tombolo acl token delete -accessor-id=6a1b"
            ),
            ManualPage(
                .aclTokenList,
                "Lists ACL tokens",
                "tombolo acl token list",
                "tombolo acl token list -format=json"
            ),
            ManualPage(
                .aclTokenRead,
                "Shows an ACL token",
                "tombolo acl token read -self",
                "tombolo acl token read -accessor-id=6a1b -expanded"
            ),
            ManualPage(
                .aclTokenUpdate,
                "Changes an ACL token; policies and roles that are given replace the old ones",
                "tombolo acl token update -accessor-id=6a1b -append-policy-name=read-all"
            ),
        ]
}
