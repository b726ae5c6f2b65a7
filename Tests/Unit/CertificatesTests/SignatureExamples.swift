import Foundation
import MeshDomain

/// Public keys and signatures that OpenSSL made (`openssl dgst -sign`, `openssl pkeyutl -sign`) over ``message``.
enum SignatureExamples {
    static let message = Array("eyJhbGciOiJ4In0.eyJzdWIiOiJtZSJ9".utf8)

    static let rsa =
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1hktVI10N_BJicr_kyIaVblbxGeb_ms9zaYnHEEKdGR7n6Vb5RRV"
        + "jmGKxJTZNGUzn2Hdt-g9dp-kb-Hff8L5GTpnylG2PtRUMqlUE31C4bbigX1Lijn3jelFGx18I2v1hMjUZhYROxoODYszmGH8"
        + "MEsA07sv0fukvWZbzLWSTnCB6OJaeJmRYvKLfPEQ7WOiUSJ9jl8FHjg_M5BCpzk2bfD7NORp408ZLbL7cubWIzjtMTQfCJIG"
        + "hYwuyLiEcH40ldN2525uxeQLHb0wZ--cSAkar-EmatEcFsaN_w7SfnOlapX_QpBuhEpM4R1N-Dw01VwYYDgEX4R256vGCjvt"
        + "7QIDAQAB"
    static let ec256 =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELjJ9KdCTxUwVGutl5zTsYx_i-yg9V5iik2tYZSmz_KoejKPhIOB05ELpbfoe"
        + "8RasZH1VHi81FXWnPNDDXwzINQ"
    static let ec384 =
        "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE3C-bim68HaCjoKU7AkJDi7ObcHJrKjJyfyFPGDBTjvUd7EPqfGAux-5zSVdwNpUW"
        + "1jRvBZRMbrY5wiH3TwQjPjEkFi2vSrvFC4xQV0fXZtfJuWj9duXlMQ9q6njwZroV"
    static let ec512 =
        "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBqeNcmNSNens5-89NSOPPD27Dto4c5GB6Fou6Nd-HrUtpXgltzp2KJUoNitMA"
        + "zZYKLweC-VfA38rGkvtjQL9-R4EB2o9OHkYLpQuiUObhxecv6jHWKYi3lLLz__aOenyrmCEucPnPVQfgJS47j89oz2nSo4EU"
        + "uBGuW2Wm_PTflLHohJY"
    static let ed =
        "MCowBQYDK2VwAyEA4mwDNJ1p2utWesdFZTtfEPkm3ZsTgjc3LXiv9mIKGQA"
    static let weak =
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDIxDhEiE_lGIlntb6YkVH5bKIsS_aUHsaF1GpcNtkD4rNk_J9GT3jSUouG"
        + "xTeMnovcX4_Fk-yu2v2LWnBxcrsm644FLL5pl0ZvHtGYHwzM2VoLue9shT_0uyubSCsSJyQZfsgz-EGOqqmZH0eU08aHsTbK"
        + "PMABroVOkJG4DtjZYQIDAQAB"

    /// The way to sign, the key, the signature.
    static let all: [(algorithm: JWTAlgorithm, key: String, signature: String)] = [
        (
            .rs256, rsa,
            "cOF0-nzjB1Dlazu3s2XO9L7tSX5k0oR2UtSGjAAR3Zs6SfeVxgKKVxM8OTpTIks65NVkwUNtQDuMC7IKaE41Y9X7iQTnciAc"
                + "nnPX8ueJkD1o6GYpWmq-8wauAzb0HQGysPjMuYT8bEJxcm8fg89BFlSnhhdBNpUk6tGdjkZMchNQxcyMuFhHi6segtYHnVGm"
                + "KEcBddQWS9ynIMWEIRI4nBOjm2O7gzFtiYHPTjWarCncTLe8frV46QA97QKihiCoUCPjw5PotI1LwfnzQpUwbCjj-sn9VD1m"
                + "l2QvkgtD3DwvcMNGBNCy0CgEt13tDsRcpi6wUVOJxX2hEvEOWPSLtA"
        ),
        (
            .ps256, rsa,
            "e3Wfy9vDD8EscvJlQ_nDdeUxzh3BAD3qHXmCZNt_5UEf_rzczNSDqH19_nGo2v0ACbOrrThd3rIQp0NhzzFrfrn-2i0sJm5Q"
                + "x7RxvAoiw1pfz6qcWipEBvwutmZ9VmY2em-RvooSRGI_XbwglecsV9wIJyLCsmqPYdqZczXOfxdjsIbY7U_FeZRBkPIOrAD4"
                + "YRe-Tk2xuZwkAZohwvFLCUeIxn8nvyI3RKRtZgYLbpa_2bZkKrI96fobcqHdnt0-GUapD1WvlLAaD2lzGtLnfethApnFk9Lt"
                + "5YmgHMUMYBs0UiWC8EaYcArd2rAGzx33NdG_ZxBZM2wej5OSuRPr3g"
        ),
        (
            .es256, ec256,
            "TrmWbV7r1uplG12pOjYrIvJuZIupZjdt2gw0lCsN5fbiXbUhMAgXDNLp6X4Ot-DFPWdeXazttPoaZTaA2DqgIw"
        ),
        (
            .rs384, rsa,
            "aT93MJuPcNNY7McAba8eyE9a7tLD0TjTczxMCzIiqajRfZXy4nn5MfhbW1etFozF5TzJx6DHK4Pk-pGNSCC1XQtSX51TrXFs"
                + "D7rUAEeYjwhta_e9dvIDFGuBS5zY07oTAAQURYEi2GCl7vM4SJ2tZDeW-UnZ4Nat9UyVGVyyrmd5gJQ6ReT-cP9hTaCxMp3B"
                + "rMXJoEGPoT74VI5de_ZQXHLoxKvcyfSb7BDuQnaxKXjPV1VlnZwJIdcVxWi3rQlDpH1-dgIZWYsLoiZO065l8-uVyLhRyPma"
                + "dHJNzTfJxsG5knmsTLENiqEeWjXzjeV0SuRscT3WfN4D8EmrvoE7Ag"
        ),
        (
            .ps384, rsa,
            "NJT6nBdmuIsfJemsr6pWP470KFHBZ0bupcY875r7Sat-v0CaYGHxOeWvqrrDvvV_j_ADsbOKaRsnNXcX3abPUel6nea5EcpS"
                + "RRfWc1_ITMdD3umfz_fnZ5DMnRioMeAzGIccXuLiGfvwO8EvcHwrRjUXpiwahedvJ8S4eE5yO3b0s2f_XjY4Yk-BeTuiwGPD"
                + "AhkYeHQREIFaUrdUxH6qRFIkZ0jW9bZJoJXBytGVnW5Gfz_Byf_Emvq2vDIjWbx5qI0zqZRt-OrLVnHKxZd-tcw9VLY9VPM3"
                + "qBs2zBiwTKtUeW0rdAKTnv2ravz6mqDxaj6j4UdT42QBHUzIyhkr5w"
        ),
        (
            .es384, ec384,
            "6WxN-63D8lyB_q_L2eCtQ7OfauR1sPyDMH1rYDa3jF0saqf3qiJfKokkhOiSbU371TZ9eGyu8a-x3BaCsbqMp2DBUvP125jb"
                + "L7exCZJ5OiLJD-QChn8LzNjSKXzQQgFy"
        ),
        (
            .rs512, rsa,
            "PxbT-zjraQOsM_MbkjJZ450YfSgvIFHlFtzlz1SqyPu-vgIyvDQ42MEb4M4J2LRf1dCVHMxrF0ocGQAET_kQnl4ime2avFU6"
                + "GR75hUyBWU3CBbrmcr9hMb8W91ShDxZSGjvWJzjtEzxQRSqEANxHp_BAOjSdot1AEtJ6PVucbT8v0QTGHrYkleZa_ehyCSMJ"
                + "V6n8plgLrpw8zzA4a-F2xoxYNd9Md4oXbTWMcG8zegcvaHV6UI4vruccEMkwF1wpL-rEddIrCjOFW6Ky3VVgzH-62KwiJb6s"
                + "32vhX2XQSLJInSZN4u5w6Us2mluCX-8zq1BtY8SOTHE8re7BteO1eA"
        ),
        (
            .ps512, rsa,
            "UDkLk7amc8ExJvaAWPlmrOQ4GZOLOT8DNyL13DjmWED34kddR7oU5hCcTToWELvRCMI4KglfpepkAZ5LbGxG1iMmK_r5nJOY"
                + "kLMBwutJtMLxx3PUGtwIXgD75QPEUspnaw7d6VmhJWWMRxjAakIMIKXBE6iPUbCor63RLpZTxzSPkQLfRFLlDCMaAfEoJo8V"
                + "rx9DnJD_4CPdLP7wJ5Y9M8bU6c6xMgB_aHDgVF9EEz8Khdhur2ejwC3-cr-9wKfRRamFGM08cfvbDUUMWkLS0ZNk9bWEf8ox"
                + "qVhx8cbYYQAhjpdSMtA_GkXKpB8YZyIhAYRdo5mu7x5stvSyCrOO2w"
        ),
        (
            .es512, ec512,
            "AZlnep9M1bzIbbX8PfcP-gWzesK5G7Je1p7Z7SOhPIAgxJCBZL_Tp2XOnBP1h_X2JoaDS9FCpY9uF8WRak9un3m_AMwVKu95"
                + "Op81NCIc46WNn1Jn1P-NkFVp28qq820mNwWpN9RcGJGl4NqAegA759pVyXiE_oTJ4npOQIygcaiPSrmu"
        ),
        (
            .edDSA, ed,
            "2qnKHB7jjpqxFJ36AO27hW8ME5XDTn-2M1EIhuphlxuOeTU1Kua8uJgEI7AABuGfT6gAF0cdhlOLkvCw4l2_BQ"
        ),
    ]

    /// The bytes of base64url.
    static func bytes(_ text: String) -> [UInt8] {
        var text = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        while text.count % 4 != 0 { text += "=" }
        return Array(Data(base64Encoded: text) ?? Data())
    }
}
