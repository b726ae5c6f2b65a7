// swift-format-ignore-file
// Written by Shared/Schema/Generator from Protos/envoy/http_aws_lambda_v3.proto; change that and run deploy/make/generate.sh.

extension EnvoyAWSLambdaV3 {
    /// `envoy.extensions.filters.http.aws_lambda.v3.Config`.
    package struct Config: Sendable, Hashable {
        /// Field 1, `arn`.
        package var arn: String = ""
        /// Field 2, `payload_passthrough`.
        package var payloadPassthrough: Bool = false
        /// Field 3, `invocation_mode`.
        package var invocationMode: EnvoyAWSLambdaV3.Config.InvocationMode = .synchronous

        /// A message with every field at its default.
        package init() {}

        /// A message with the given fields; the others are at their defaults.
        package init(
            arn: String = "",
            payloadPassthrough: Bool = false,
            invocationMode: EnvoyAWSLambdaV3.Config.InvocationMode = .synchronous
        ) {
            self.arn = arn
            self.payloadPassthrough = payloadPassthrough
            self.invocationMode = invocationMode
        }

        /// `envoy.extensions.filters.http.aws_lambda.v3.Config.InvocationMode`.
        package enum InvocationMode: Sendable, Hashable {
            /// 0 on the wire.
            case synchronous
            /// 1 on the wire.
            case asynchronous
            /// A value this schema does not know; kept as it came.
            case unrecognized(Int32)

            /// The value for a number on the wire.
            package init(rawValue: Int32) {
                switch rawValue {
                case 0: self = .synchronous
                case 1: self = .asynchronous
                default: self = .unrecognized(rawValue)
                }
            }

            /// The number on the wire.
            package var rawValue: Int32 {
                switch self {
                case .synchronous: 0
                case .asynchronous: 1
                case .unrecognized(let value): value
                }
            }
        }
    }
}
