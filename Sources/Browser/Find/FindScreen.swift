import Reports
package import Rows
package import Terminal

/// Where a value is in the database: every table in which it was found, while others are still looked into.
package struct FindScreen: ListScreen {
    package static let title = "Finding a value"
    package static let place: PlaceCommand? = .find
    package let id: ScreenID
    var value: SoughtValue?
    var planning: Slot<PlanFind>
    var looking: Slot<TakeFindStep>
    /// How many columns could hold the value.
    var columnCount = 0
    /// What is still to be done; the first of it is being done while ``looking`` waits.
    var steps: [FindStep] = []
    var finds: [Find] = []
    /// When to stop reading tables; `nil` before the first is read.
    var deadline: ContinuousClock.Instant?
    package var view = Viewport()
    package var needle = ""

    package init(id: ScreenID, value: SoughtValue? = nil) {
        (self.id, self.value) = (id, value)
        planning = Slot(of: id)
        looking = Slot(of: id)
    }

    package var hints: [FindCommand] { [.open, .look] + (isPaused ? [.goOn] : []) }
    package var slots: [any AnySlot] { [planning, looking] }
    package var lineCount: Int { finds.count }
    package var opening: FindCommand { .open }

    package func text(of line: Int) -> String {
        "\(finds[line].table) \(finds[line].columnNames) \(finds[line].words.text)"
    }

    package mutating func load(in context: Context) -> [Request] {
        guard let value else { return askForValue() }
        (steps, finds, deadline, columnCount) = ([], [], nil, 0)
        looking.clear()
        fit(in: context)
        return [planning.ask(PlanFind(value))]
    }

    package func obstacle(to command: FindCommand, in context: Context) -> String? {
        switch command {
        case .open:
            guard let line = view.selection else { return "Nothing is found so far." }
            return finds[line].isFound ? nil : "Nobody knows whether the value is there."
        case .look: return nil
        case .goOn: return isPaused ? nil : "There is nothing left to look into."
        }
    }

    package mutating func perform(_ command: FindCommand, count: Int?, in context: Context) -> [Request] {
        switch command {
        case .open:
            guard let line = view.selection, let value else { return [] }
            return [.open(.found(finds[line], value))]
        case .look: return askForValue()
        case .goOn:
            deadline = nil
            return lookFurther(in: context)
        }
    }

    private func askForValue() -> [Request] {
        [.prompt(.answer(to: "value", label: "Find in every table: ", text: value?.text ?? ""))]
    }

    package mutating func take(_ text: String, for question: String, in context: Context) -> [Request] {
        guard let value = SoughtValue(text) else { return [] }
        self.value = value
        return load(in: context)
    }
}
