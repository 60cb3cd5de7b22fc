/// How the program ends; scripts rely on these numbers.
enum ExitStatus: Int32, Error {
    /// Done, and the migrations are in step.
    case done = 0
    /// Done, and there is something to look at.
    case found = 1
    /// The arguments, the settings or the configuration make no sense.
    case usage = 2
    /// The server refused, or there is none.
    case server = 3
    /// Refused for safety.
    case refused = 4
    case interrupted = 130
}
