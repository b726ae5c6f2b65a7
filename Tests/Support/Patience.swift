/// How long tests wait.
package enum Patience {
    /// For what must come: nobody waits so long where all is well, and a machine that is busy with other things needs no more.
    ///
    /// It is no claim about speed; where time is the claim, a test counts steps or moves the clock.
    package static let long = Duration.seconds(180)
}
