/// What Consul 1.16.6 refuses of the entries that lead traffic, and what has to be there before.
///
/// - Source: the recorded cases `service-resolver`, `service-splitter` and `service-router` of the conformance kit; the
///   refusal of a bad filter goes on with words of the parser, which are compared there.
enum RecordedTraffic {
    /// What is written in order, with the refusal where there is one.
    static let steps: [(body: String, refusal: String?)] = [
        (
            #"{"Kind":"service-resolver","Name":"re-a","DefaultSubset":"v1","Subsets":{"v1":{"Filter":"Service.Meta.version == 1"},"v2":{"Filter":"\"v2\" in Service.Tags","OnlyPassing":true}},"ConnectTimeout":"15s","RequestTimeout":"1m"}"#,
            nil
        ),
        (#"{"Kind":"service-resolver","Name":"re-b","Redirect":{"Service":"re-a","ServiceSubset":"v2"}}"#, nil),
        (
            #"{"Kind":"service-resolver","Name":"re-c","Failover":{"*":{"Targets":[{"Peer":"cluster-b"},{"Service":"re-d"},{"Datacenter":"dc2"}]},"v9":{"Service":"re-d"}},"Subsets":{"v9":{}}}"#,
            nil
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-e","Failover":{"*":{"Service":"re-d","Datacenters":["dc2","dc3"]}}}"#,
            nil
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-lb","LoadBalancer":{"Policy":"ring_hash","RingHashConfig":{"MinimumRingSize":10,"MaximumRingSize":100},"HashPolicies":[{"Field":"header","FieldValue":"x-user"},{"Field":"cookie","FieldValue":"c","CookieConfig":{"TTL":"20s","Path":"/"}},{"SourceIP":true,"Terminal":true}]}}"#,
            nil
        ),
        (#"{"Kind":"service-resolver","Name":"re-x","Redirect":{}}"#, #"Redirect is empty"#),
        (#"{"Kind":"service-resolver","Name":"re-x","Subsets":{"a":{}},"Redirect":{"Service":"re-a"}}"#, nil),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Redirect":{"Service":"re-a"},"Failover":{"*":{"Service":"b"}}}"#,
            #"Redirect and Failover cannot both be set"#
        ),
        (#"{"Kind":"service-resolver","Name":"re-x","Redirect":{"Service":"re-x"}}"#, nil),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Redirect":{"ServiceSubset":"v1"}}"#,
            #"Redirect.ServiceSubset defined without Redirect.Service"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Redirect":{"Service":"a","Peer":"p","Datacenter":"dc2"}}"#,
            #"Redirect.Peer cannot be set with Redirect.Datacenter"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Redirect":{"Service":"re-a","ServiceSubset":"v99"}}"#,
            #"service "re-a" does not have a subset named "v99""#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","DefaultSubset":"v1"}"#,
            #"DefaultSubset "v1" is not a valid subset"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Subsets":{"V.1":{}}}"#,
            #"Subset "V.1" is invalid: must be 63 characters or fewer, begin or end with lower case alphanumeric characters, and contain lower case alphanumeric characters or '-' in between"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Failover":{"*":{}}}"#,
            #"Bad Failover["*"]: one of Service, ServiceSubset, Namespace, Targets, SamenessGroup, or Datacenters is required"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Failover":{"v1":{"Service":"b"}}}"#,
            #"Bad Failover["v1"]: not a valid subset subset"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Failover":{"*":{"Service":"b","Targets":[{"Peer":"p"}]}}}"#,
            #"Bad Failover["*"]: Targets cannot be set with Service"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Failover":{"*":{"Targets":[{"Peer":"p","Datacenter":"dc2"}]}}}"#,
            #"Bad Failover["*"].Targets[0]: Peer cannot be set with Datacenter"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Failover":{"*":{"Targets":[{"Peer":"p","ServiceSubset":"v"}]}}}"#,
            #"Bad Failover["*"].Targets[0]: Peer cannot be set with ServiceSubset"#
        ),
        (#"{"Kind":"service-resolver","Name":"re-x","Failover":{"*":{"Targets":[{"Service":"re-x"}]}}}"#, nil),
        (
            #"{"Kind":"service-resolver","Name":"re-x","LoadBalancer":{"Policy":"magic"}}"#,
            #"Bad LoadBalancer policy: "magic" is not supported"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","LoadBalancer":{"Policy":"random","RingHashConfig":{"MinimumRingSize":1}}}"#,
            #"Bad LoadBalancer configuration. RingHashConfig specified for incompatible load balancing policy "random""#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","ConnectTimeout":"-1s"}"#,
            #"Bad ConnectTimeout '-1s', must be >= 0"#
        ),
        (
            #"{"Kind":"service-resolver","Name":"re-x","Redirect":{"Service":"a","SamenessGroup":"g"}}"#,
            #"sameness group missing for service "re-x""#
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":100}]}"#,
            #"discovery chain "sp-a" uses a protocol "tcp" that does not permit advanced routing or splitting behavior"#
        ),
        (#"{"Kind":"service-defaults","Name":"sp-a","Protocol":"http"}"#, nil),
        (#"{"Kind":"service-resolver","Name":"sp-a","Subsets":{"v1":{},"v2":{}}}"#, nil),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":90.5,"ServiceSubset":"v1","RequestHeaders":{"Set":{"x-v":"1"}}},{"Weight":9.5,"ServiceSubset":"v2","ResponseHeaders":{"Remove":["x"]}}]}"#,
            nil
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":50,"ServiceSubset":"v1"},{"Weight":40,"ServiceSubset":"v2"}]}"#,
            #"the sum of all split weights must be 100, not 90.000000"#
        ),
        (#"{"Kind":"service-splitter","Name":"sp-a"}"#, #"no splits configured"#),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":50,"ServiceSubset":"v1"},{"Weight":50,"ServiceSubset":"v1"}]}"#,
            #"split destination occurs more than once: service="sp-a", subset="v1", namespace="", partition="""#
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":99.999,"ServiceSubset":"v1"},{"Weight":0.001,"ServiceSubset":"v2"}]}"#,
            nil
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":100,"ServiceSubset":"v3"}]}"#,
            #"service "sp-a" does not have a subset named "v3""#
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":50},{"Weight":50,"Service":"sp-tcp"}]}"#,
            #"discovery chain "sp-a" uses inconsistent protocols; service "sp-tcp" has "tcp" which is not "http""#
        ),
        (
            #"{"Kind":"service-splitter","Name":"sp-a","Splits":[{"Weight":-1,"ServiceSubset":"v1"},{"Weight":101,"ServiceSubset":"v2"}]}"#,
            nil
        ),
        (
            #"{"Kind":"service-defaults","Name":"sp-a","Protocol":"tcp"}"#,
            #"discovery chain "sp-a" uses a protocol "tcp" that does not permit advanced routing or splitting behavior"#
        ),
        (#"{"Kind":"service-defaults","Name":"ro-a","Protocol":"http"}"#, nil),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"/v2","Header":[{"Name":"x-d","Exact":"1"},{"Name":"x-p","Present":true,"Invert":true},{"Name":"x-r","Regex":"a.*"}],"QueryParam":[{"Name":"q","Exact":"z"}],"Methods":["GET","put"]}},"Destination":{"Service":"ro-b","PrefixRewrite":"/","RequestTimeout":"3s","IdleTimeout":"4s","NumRetries":5,"RetryOnConnectFailure":true,"RetryOn":["reset"],"RetryOnStatusCodes":[502,503],"RequestHeaders":{"Add":{"x-a":"b"}}}},{"Match":{"HTTP":{"PathExact":"/exact"}}},{"Match":{"HTTP":{"PathRegex":"/r/.*"}},"Destination":{"Service":"ro-b"}}]}"#,
            #"discovery chain "ro-a" uses inconsistent protocols; service "ro-b" has "tcp" which is not "http""#
        ),
        (#"{"Kind":"service-defaults","Name":"ro-b","Protocol":"http"}"#, nil),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"/v2","Header":[{"Name":"x-d","Exact":"1"},{"Name":"x-p","Present":true,"Invert":true}],"QueryParam":[{"Name":"q","Exact":"z"}],"Methods":["GET","put"]}},"Destination":{"Service":"ro-b","PrefixRewrite":"/","RequestTimeout":"3s","IdleTimeout":"4s","NumRetries":5,"RetryOnConnectFailure":true,"RetryOn":["reset"],"RetryOnStatusCodes":[502,503],"RequestHeaders":{"Add":{"x-a":"b"}}}},{"Match":{"HTTP":{"PathExact":"/exact"}}}]}"#,
            nil
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathExact":"/a","PathPrefix":"/b"}}}]}"#,
            #"Route[0] should only contain at most one of PathExact, PathPrefix, or PathRegex"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"b"}}}]}"#,
            #"Route[0] PathPrefix doesn't start with '/': "b""#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathExact":"b"}}}]}"#,
            #"Route[0] PathExact doesn't start with '/': "b""#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"Header":[{"Exact":"a"}]}}}]}"#,
            #"Route[0] Header[0] missing required Name field"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"Header":[{"Name":"a"}]}}}]}"#,
            #"Route[0] Header[0] should only contain one of Present, Exact, Prefix, Suffix, or Regex"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"Header":[{"Name":"a","Exact":"x","Prefix":"y"}]}}}]}"#,
            #"Route[0] Header[0] should only contain one of Present, Exact, Prefix, Suffix, or Regex"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"QueryParam":[{"Exact":"a"}]}}}]}"#,
            #"Route[0] QueryParam[0] missing required Name field"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"QueryParam":[{"Name":"a","Exact":"x","Regex":"y"}]}}}]}"#,
            #"Route[0] QueryParam[0] should only contain one of Present, Exact, or Regex"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"Methods":["GET","get"]}}}]}"#,
            #"Route[0] Methods contains "GET" more than once"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"Header":[{"Name":"a","Present":true}]}},"Destination":{"PrefixRewrite":"/x"}}]}"#,
            #"Route[0] cannot make use of PrefixRewrite without configuring either PathExact or PathPrefix"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"/"}},"Destination":{"RetryOn":["sunshine"]}}]}"#,
            #"Route[0] contains an invalid retry condition: "sunshine""#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"/"}},"Destination":{"RetryOnStatusCodes":[99]}}]}"#,
            nil
        ),
        (
            #"{"Kind":"service-router","Name":"ro-tcp","Routes":[{"Match":{"HTTP":{"PathPrefix":"/"}}}]}"#,
            #"discovery chain "ro-tcp" uses a protocol "tcp" that does not permit advanced routing or splitting behavior"#
        ),
        (
            #"{"Kind":"service-router","Name":"ro-a","Routes":[{"Match":{"HTTP":{"PathPrefix":"/"}},"Destination":{"Service":"ro-tcp"}}]}"#,
            #"discovery chain "ro-a" uses inconsistent protocols; service "ro-tcp" has "tcp" which is not "http""#
        ),
        (#"{"Kind":"service-router","Name":"ro-b"}"#, nil),
    ]
}
