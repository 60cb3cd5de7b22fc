import SQL
import Verification

/// Taking a value out of an enum rewrites its tables twice, and fails on rows that hold the value.
struct EnumRecreate: ReviewRule {
    let page = RulePage(
        "enum-recreate", .danger,
        "Taking a value out of an enum rewrites its tables twice, and fails on rows that hold the value.",
        why:
            "Drizzle Kit turns the columns into text, drops the type, makes it again and turns them back. A row with a value that is gone stops the run (22P02), and so do views over the columns and columns that Drizzle does not know.",
        instead:
            "Make a new type beside the old one, change each column once with USING, and rename the type.")

    func findings(on step: Step, in course: Course) -> [Finding] {
        step.typeChanges(in: course).filter {
            course.history.remadeEnums.contains(course.whole($0.type.name))
        }
        .map { table, column, type, _ in
            finding(
                at: step.place,
                "\(type) is made again with other values, and \(table.shown).\(column) goes through text and back.",
                about: course.load(of: table),
                question: course.enums[course.whole(type.name)].map {
                    .unknownLabel(column, of: table, labels: $0)
                })
        }
    }
}
