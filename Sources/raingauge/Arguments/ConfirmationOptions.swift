import ArgumentParser

/// What a person has to say besides `--yes` where a mistake would be costly.
struct ConfirmationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The name of the database that you mean; needed where it is production.", valueName: "name"))
    var database: String?
}
