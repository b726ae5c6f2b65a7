import ConsulJSON
import MeshDomain

/// Keys that were made for these tests, and a certificate of one of them; nothing else ever used them.
enum ThrowAwayKeys {
    /// A key on P-256.
    static let key = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIGDM/sYaafVAAp2PbXIIJhfI+wKnD5RWjD//T4YK8SNBoAoGCCqGSM49
        AwEHoUQDQgAENA/aJkkFEuJ4lwcGWVEwS5PLIiNkVlFqBJX/hn1pq/dzhFVxXoai
        +bflpj0V6tZLVCaH0IZhbcaebhhs0D12ug==
        -----END EC PRIVATE KEY-----
        """

    /// Another one.
    static let otherKey = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIBYq2Xifevl4qKEX5zjw8+B3ykpAZAIGzUs217OTJiJBoAoGCCqGSM49
        AwEHoUQDQgAEbao5xaLkrSLqSr0LLPdVU/aFF4BlsxTMAQl5KWzCdywGGfxgkU75
        /sVnXU6jvizBEjLKorAmfom0WIs0Ph/kZA==
        -----END EC PRIVATE KEY-----
        """

    /// RSA of 1024 bits, which is too small.
    static let smallKey = """
        -----BEGIN RSA PRIVATE KEY-----
        MIICXgIBAAKBgQCtoyn9szlFMyJ5pBQvP1x58T6zRFK4Xpw9tYVjMkWw2Vs3YGjp
        Yypx9RXfZCL2wrVbvEOQkX4QBfWiDqBA03aYpsaJkjXVa65A6gzb3oQxj3SrJ0tl
        AK6XGA0LUmCIK7BMevPCrNmV24OodRAsG1LzvzzVFr0uRUy1VnvLR/GD4QIDAQAB
        AoGBAIZu8S/O9uQwttxewJHkCIEQ2m6I01KTTXwpceBfJ73ISusQ5ajscgxQqGKQ
        cNGD5k3j8JuZSXS2aHrTwBbwobw/Ut1Dxv/JZl8tIlfqykUsVAb/SwwbBtuhqQh7
        Wjk8+qgXe49KoHFJV/Xh+Ry1bvCOxK1kMVylUs7z5GMCWCvBAkEA3nNfZF4xN12d
        tjotZJ9NgggsV5OMFWLZtfHlggaWw7oeg7eiFP6pi+thh4eO1rtT1eCoGLZkH/qD
        MVUz58ASxQJBAMfTJtX4uIZhquoITEnPqQd22g33mmg5My3QGk7+4cUEqhHvv0m8
        EPiq6Ie0LBk0SDw9DivIqtS9Zcuwt8DDzm0CQA015NBdF6cmFBuiUNfM7hluytNY
        m9UZTbyUZQDXy1RMVUuVODbu+Lqqe9xEnKL79PqaoOD20/NiOTBQ0whMS9ECQQCm
        T04GTiC973HBoLBlykijJr8rWsWPMvQukAIldytOv6gQj5qEctspK42mzETboVDx
        mds+g5/yucOMeQMmk5EtAkEAoFHz0W4Schd9//AJnBNllMF160c42NDtK11KELFX
        P260Y6RsfwNz7/r3zEd2QZvyDwF+dxwBlc9Iuq+XwRi3/A==
        -----END RSA PRIVATE KEY-----
        """

    /// The certificate of the first key, for a hundred years.
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBiTCCAS+gAwIBAgIUGG9r9hrxIYyRjnYUXz8fwouSxW0wCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOYS5leGFtcGxlLnRlc3QwIBcNMjYxMTI5MTExODUxWhgPMjEy
        NjExMDUxMTE4NTFaMBkxFzAVBgNVBAMMDmEuZXhhbXBsZS50ZXN0MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAENA/aJkkFEuJ4lwcGWVEwS5PLIiNkVlFqBJX/hn1p
        q/dzhFVxXoai+bflpj0V6tZLVCaH0IZhbcaebhhs0D12uqNTMFEwHQYDVR0OBBYE
        FPXjw9KPQ3gpeGeyfwLBBg70BLysMB8GA1UdIwQYMBaAFPXjw9KPQ3gpeGeyfwLB
        Bg70BLysMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgL80AsdFs
        pJQ3coOS4O2o1LVTT104/RvNnCMicfYSXAICIQDAdhAUgNiyOqIv+bMGxUYryvIu
        bCdbpf7VAI3xvW6peA==
        -----END CERTIFICATE-----
        """

    /// An entry with a certificate and a key.
    static func entry(certificate: String = certificate, key: String = key) -> String {
        let value: MeshValue = [
            "Kind": "inline-certificate", "Name": "c", "Certificate": .string(certificate), "PrivateKey": .string(key),
        ]
        return JSONText.string(of: value)
    }
}
