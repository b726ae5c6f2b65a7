import Foundation

/// Messages of a peer stream as a Consul 1.16.6 sent them; see the recordings of the project.
enum RecordedPeerStream {
    /// Recorded in d-error-first-request line 9.
    static let open = bytes(
        """
        ClcKJDZkMmI3ZjA1LTU1MDUtMmQ1MC02Y2EwLTc2YzI3OWUwMDM1YhIkNGRmNDUwYjYtZTBkMS02NjlmLWM0ZjktY2IwMjJiNGE5\
        MWRiGgkSB2RjLWZha2U=
        """
    )

    /// Recorded in d-import-nacks line 36.
    static let requestExportedService = bytes(
        """
        EpgDEggwMDAwMDAwNhpIdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJzdHJlYW0uRXhw\
        b3J0ZWRTZXJ2aWNlKsECCA0SvAJ1cHNlcnQgZXJyb3IsIFJlc291cmNlVVJMOiAidHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNv\
        cnAuY29uc3VsLmludGVybmFsLnBlZXJzdHJlYW0uRXhwb3J0ZWRTZXJ2aWNlIiwgUmVzb3VyY2VJRDogImNyYW5lIjogbWlzbWF0\
        Y2hlZCByZXNvdXJjZVVSTCAidHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJzdHJlYW0u\
        RXhwb3J0ZWRTZXJ2aWNlIiBhbmQgQW55IHR5cGVVcmwgInR5cGUuZ29vZ2xlYXBpcy5jb20vaGFzaGljb3JwLmNvbnN1bC5pbnRl\
        cm5hbC5wZWVyc3RyZWFtLkV4cG9ydGVkU2VydmljZUxpc3Qi
        """
    )

    /// Recorded in a-nacks line 31.
    static let requestPeeringServerAddresses = bytes(
        """
        EpwCEggwMDAwMDAwNRpMdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJpbmcuUGVlcmlu\
        Z1NlcnZlckFkZHJlc3NlcyrBAQgNErwBdXBzZXJ0IGVycm9yLCBSZXNvdXJjZVVSTDogInR5cGUuZ29vZ2xlYXBpcy5jb20vaGFz\
        aGljb3JwLmNvbnN1bC5pbnRlcm5hbC5wZWVyaW5nLlBlZXJpbmdTZXJ2ZXJBZGRyZXNzZXMiLCBSZXNvdXJjZUlEOiAic2VydmVy\
        LWFkZHJzIjogQ2Fubm90IHN3aXRjaCBwZWVyaW5nIGRpYWxpbmcgbW9kZSBmcm9tIHRydWUgdG8gZmFsc2U=
        """
    )

    /// Recorded in d-export-sidecar-no-gateway line 38.
    static let responseExportedService = bytes(
        """
        GtQNCggwMDAwMDAwOBJIdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJzdHJlYW0uRXhw\
        b3J0ZWRTZXJ2aWNlGhJxdWF5LXNpZGVjYXItcHJveHki5wwKSHR5cGUuZ29vZ2xlYXBpcy5jb20vaGFzaGljb3JwLmNvbnN1bC5p\
        bnRlcm5hbC5wZWVyc3RyZWFtLkV4cG9ydGVkU2VydmljZRKaDAqjBgrGAQokNTU0ODY1OTktMjhiOC1hZTBkLTBjYjYtZmVkZmQy\
        ZmZjNzdkEgZub2RlLWEaCTEyNy4wLjAuMSIDZGMxKhUKCHdhbl9pcHY0EgkxMjcuMC4wLjEqEAoDbGFuEgkxMjcuMC4wLjEqFQoI\
        bGFuX2lwdjQSCTEyNy4wLjAuMSoQCgN3YW4SCTEyNy4wLjAuMTIYCg5jb25zdWwtdmVyc2lvbhIGMS4xNi42MhoKFmNvbnN1bC1u\
        ZXR3b3JrLXNlZ21lbnQSABLSAwoNY29ubmVjdC1wcm94eRIdcXVheS1zaWRlY2FyLXByb3h5LWluc3RhbmNlLTAaEnF1YXktc2lk\
        ZWNhci1wcm94eSoJMTAuMTAuOS4xOPtBQgQIARABWhcKBHF1YXkSD3F1YXktaW5zdGFuY2UtMGLzASLwAQpOcXVheS5kZWZhdWx0\
        LmRlZmF1bHQuZmFrZS5leHRlcm5hbC5iOGYzZjE3Ny1mMDI5LWEwYWMtY2E3Ni01NDBiMGQ1M2VhNTAuY29uc3VsEk9zcGlmZmU6\
        Ly9iOGYzZjE3Ny1mMDI5LWEwYWMtY2E3Ni01NDBiMGQ1M2VhNTAuY29uc3VsL25zL2RlZmF1bHQvZGMvZGMxL3N2Yy9xdWF5Ekhz\
        cGlmZmU6Ly9iOGYzZjE3Ny1mMDI5LWEwYWMtY2E3Ni01NDBiMGQ1M2VhNTAuY29uc3VsL2dhdGV3YXkvbWVzaC9kYy9kYzEaA3Rj\
        cHoaCghsYW5faXB2NBIOCgkxMC4xMC45LjEQ+0F6GgoId2FuX2lwdjQSDgoJMTAuMTAuOS4xEPtBehkKA3dhbhISCg0xOTguNTEu\
        MTAwLjExELsDehUKA2xhbhIOCgkxMC4xMC45LjEQ+0GCAQAaggEKBm5vZGUtYRIrcXVheS1zaWRlY2FyLXByb3h5LWluc3RhbmNl\
        LTA6b3ZlcmFsbC1jaGVjaxoNb3ZlcmFsbC1jaGVjayIHcGFzc2luZzodcXVheS1zaWRlY2FyLXByb3h5LWluc3RhbmNlLTBCEnF1\
        YXktc2lkZWNhci1wcm94eWoACvEFCsYBCiQ1NTQ4NjU5OS0yOGI4LWFlMGQtMGNiNi1mZWRmZDJmZmM3N2QSBm5vZGUtYRoJMTI3\
        LjAuMC4xIgNkYzEqEAoDbGFuEgkxMjcuMC4wLjEqFQoIbGFuX2lwdjQSCTEyNy4wLjAuMSoQCgN3YW4SCTEyNy4wLjAuMSoVCgh3\
        YW5faXB2NBIJMTI3LjAuMC4xMhgKDmNvbnN1bC12ZXJzaW9uEgYxLjE2LjYyGgoWY29uc3VsLW5ldHdvcmstc2VnbWVudBIAEqAD\
        Cg1jb25uZWN0LXByb3h5Eh1xdWF5LXNpZGVjYXItcHJveHktaW5zdGFuY2UtMRoScXVheS1zaWRlY2FyLXByb3h5KgkxMC4xMC45\
        LjI4+0FCBAgEEAJaFwoEcXVheRIPcXVheS1pbnN0YW5jZS0xYvMBIvABCk5xdWF5LmRlZmF1bHQuZGVmYXVsdC5mYWtlLmV4dGVy\
        bmFsLmI4ZjNmMTc3LWYwMjktYTBhYy1jYTc2LTU0MGIwZDUzZWE1MC5jb25zdWwST3NwaWZmZTovL2I4ZjNmMTc3LWYwMjktYTBh\
        Yy1jYTc2LTU0MGIwZDUzZWE1MC5jb25zdWwvbnMvZGVmYXVsdC9kYy9kYzEvc3ZjL3F1YXkSSHNwaWZmZTovL2I4ZjNmMTc3LWYw\
        MjktYTBhYy1jYTc2LTU0MGIwZDUzZWE1MC5jb25zdWwvZ2F0ZXdheS9tZXNoL2RjL2RjMRoDdGNwehoKCGxhbl9pcHY0Eg4KCTEw\
        LjEwLjkuMhD7QXoaCgh3YW5faXB2NBIOCgkxMC4xMC45LjIQ+0GCAQAaggEKBm5vZGUtYRIrcXVheS1zaWRlY2FyLXByb3h5LWlu\
        c3RhbmNlLTE6b3ZlcmFsbC1jaGVjaxoNb3ZlcmFsbC1jaGVjayIHcGFzc2luZzodcXVheS1zaWRlY2FyLXByb3h5LWluc3RhbmNl\
        LTFCEnF1YXktc2lkZWNhci1wcm94eWoAKAE=
        """
    )

    /// Recorded in d-wildcard line 43.
    static let responseExportedServiceList = bytes(
        """
        Gt4BCggwMDAwMDAwYRJMdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJzdHJlYW0uRXhw\
        b3J0ZWRTZXJ2aWNlTGlzdBoVZXhwb3J0ZWQtc2VydmljZS1saXN0ImsKTHR5cGUuZ29vZ2xlYXBpcy5jb20vaGFzaGljb3JwLmNv\
        bnN1bC5pbnRlcm5hbC5wZWVyc3RyZWFtLkV4cG9ydGVkU2VydmljZUxpc3QSGwoEbGF0ZQoGbmF0aXZlCgVwbGFpbgoEcXVheSgB
        """
    )

    /// Recorded in a-server-addresses line 21.
    static let responsePeeringServerAddresses = bytes(
        """
        GtgBCggwMDAwMDAwMRJMdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJpbmcuUGVlcmlu\
        Z1NlcnZlckFkZHJlc3NlcxoMc2VydmVyLWFkZHJzIm4KTHR5cGUuZ29vZ2xlYXBpcy5jb20vaGFzaGljb3JwLmNvbnN1bC5pbnRl\
        cm5hbC5wZWVyaW5nLlBlZXJpbmdTZXJ2ZXJBZGRyZXNzZXMSHgoLMTI3LjAuMC4xOjEKDzEyNy4wLjAuMTo0MjkwMygB
        """
    )

    /// Recorded in a-establish-idle line 22.
    static let heartbeat = bytes(
        """
        KgA=
        """
    )

    /// Recorded in a-terminate-by-acceptor line 27.
    static let terminated = bytes(
        """
        IgA=
        """
    )

    /// Recorded in d-wildcard line 17.
    static let responsePeeringTrustBundle = bytes(
        """
        GuMHCggwMDAwMDAwMRJIdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJpbmcuUGVlcmlu\
        Z1RydXN0QnVuZGxlGgVyb290cyKDBwpIdHlwZS5nb29nbGVhcGlzLmNvbS9oYXNoaWNvcnAuY29uc3VsLmludGVybmFsLnBlZXJp\
        bmcuUGVlcmluZ1RydXN0QnVuZGxlErYGCitmZDM3MThmNC03NTYwLTBlYjQtNTBmOC0xZTRmMjFhNmZjZDIuY29uc3VsIoYGLS0t\
        LS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUNEakNDQWJXZ0F3SUJBZ0lCQnpBS0JnZ3Foa2pPUFFRREFqQXhNUzh3TFFZRFZR\
        UURFeVp3Y21rdGQyWnYKTjNCelpuVXVZMjl1YzNWc0xtTmhMbVprTXpjeE9HWTBMbU52Ym5OMWJEQWVGdzB5TmpFeE1qQXlNakF6\
        TURsYQpGdzB6TmpFeE1UY3lNakF6TURsYU1ERXhMekF0QmdOVkJBTVRKbkJ5YVMxM1ptODNjSE5tZFM1amIyNXpkV3d1ClkyRXVa\
        bVF6TnpFNFpqUXVZMjl1YzNWc01Ga3dFd1lIS29aSXpqMENBUVlJS29aSXpqMERBUWNEUWdBRVNwVHgKL25HM0dMcDBmNnZOS0J1\
        em9keWRpUU50cEY2L0dwTFE4V3EvRHI1clZrTmNaK3piVldrVkkzT2sxU2Z2ZmJNaQpIYTQxbWF2aEpoeVBkL0I2VEtPQnZUQ0J1\
        akFPQmdOVkhROEJBZjhFQkFNQ0FZWXdEd1lEVlIwVEFRSC9CQVV3CkF3RUIvekFwQmdOVkhRNEVJZ1FnME9HSFYvb2ZSYjRQeFJy\
        UEpFQkFGZXd5TjgrNzJ1aTlHb1dIYXl4NDVYQXcKS3dZRFZSMGpCQ1F3SW9BZzBPR0hWL29mUmI0UHhSclBKRUJBRmV3eU44Kzcy\
        dWk5R29XSGF5eDQ1WEF3UHdZRApWUjBSQkRnd05vWTBjM0JwWm1abE9pOHZabVF6TnpFNFpqUXROelUyTUMwd1pXSTBMVFV3Wmpn\
        dE1XVTBaakl4CllUWm1ZMlF5TG1OdmJuTjFiREFLQmdncWhrak9QUVFEQWdOSEFEQkVBaUFsMjFtWVRIRUxsOFhwaWlocGlDZjQK\
        MWVWSTJIcE1CNVI2N1lzN1ZuM1ZlUUlnRDNYVldLcjJKZjcxajlrVDdoZE1FdHZxSlJDZzJmVzJudmwyZ3MwUQoxZDQ9Ci0tLS0t\
        RU5EIENFUlRJRklDQVRFLS0tLS0KKAE=
        """
    )

    /// Recorded in a-error-exchange line 5.
    static let exchangeRequest = bytes(
        """
        CiRkZTM0ZWRjNS00NTU4LTQwZjEtODE0OS02OTJlMTIzNGE0N2USJDNiODQyOGVhLTE0MGEtNDY3Yi1hMTdjLTZkZTExNTFlZmUx\
        Zg==
        """
    )

    /// Recorded in a-error-exchange line 66.
    static let exchangeResponse = bytes(
        """
        CiRlMTBhODUyMy1kZDhiLTQwYTQtOGYzZC1kM2IzODA2NzBlZWI=
        """
    )

    static let streamMessages = [
        open,
        requestExportedService,
        requestPeeringServerAddresses,
        responseExportedService,
        responseExportedServiceList,
        responsePeeringServerAddresses,
        heartbeat,
        terminated,
        responsePeeringTrustBundle,
    ]

    private static func bytes(_ base64: String) -> [UInt8] {
        [UInt8](Data(base64Encoded: base64) ?? Data())
    }
}
