import Drizzle
import SQL

extension Rehearsal {
    /// A value that this transaction added to an enum must not be used in it.
    ///
    /// - Source: PostgreSQL's enum.c, `check_safe_enum_use`; since 17 the values of a type are safe that the same transaction made.
    mutating func judgeEnumValues(
        _ statement: SQLStatement, _ look: StatementLook, isAlone: Bool, at place: Place
    ) {
        if case .alterEnum(let alteration) = statement {
            return noteNewValue(alteration, isAlone: isAlone, at: place)
        }
        let values = newValues + committedValues.map(\.value)
        guard !values.isEmpty else { return }
        guard values.contains(where: { look.text.contains($0.value) }), let mentions = look.deep?.mentions
        else { return }
        for new in newValues where isUsed(new, in: mentions) && isRefused(new) {
            note(.newEnumValue(new), at: place)
        }
        for value in committedValues where isUsed(value.value, in: mentions) {
            credit(
                "the new value '\(value.value.value)' of \(value.value.type.shownName)", to: value.command,
                at: place)
        }
    }

    private mutating func noteNewValue(_ alteration: AlterEnum, isAlone: Bool, at place: Place) {
        guard case .addLabel(let label, _, let isIfNotExists) = alteration.change else { return }
        let type = TypeBook.whole(alteration.name)
        guard !(isIfNotExists && types.labels(of: type).contains(label)) else { return }
        // Outside of a transaction it is there for everybody at once.
        guard !isAlone || transaction.endedBy == nil else { return }
        newValues.append(
            RunFault.NewEnumValue(
                value: label, type: type, tag: place.tag, file: place.file, line: place.line,
                isTypeNew: made.types.contains(type)))
    }

    private func isRefused(_ new: RunFault.NewEnumValue) -> Bool {
        guard let server, new.isTypeNew else { return true }
        return server.majorVersion < 17
    }

    private func isUsed(_ new: RunFault.NewEnumValue, in mentions: StatementMentions) -> Bool {
        mentions.constants.contains { use in
            use.text == new.value
                && use.peers.contains { types.mayBe($0, of: new.type, in: mentions.relations) }
        }
    }
}
