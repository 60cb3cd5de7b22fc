import Terminal

extension ValueBody {
    mutating func move(_ motion: Motion, count: Int?, rows: Int) {
        change { layout in
            switch layout {
            case .null, .empty: break
            case .text(var pages):
                pages.move(motion, count: count, rows: rows)
                layout = .text(pages)
            case .hex(var dump):
                dump.change { $0.move(motion, count: count) }
                layout = .hex(dump)
            case .outline(var view):
                view.move(motion, count: count)
                layout = .outline(view)
            }
        }
    }

    mutating func scroll(by lines: Int) {
        change { layout in
            switch layout {
            case .null, .empty: break
            case .text(var pages):
                pages.scroll(by: lines)
                layout = .text(pages)
            case .hex(var dump):
                dump.change { $0.wheel(by: lines) }
                layout = .hex(dump)
            case .outline(var view):
                view.change { $0.wheel(by: lines) }
                layout = .outline(view)
            }
        }
    }

    mutating func go(toShare share: Double) {
        change { layout in
            switch layout {
            case .null, .empty: break
            case .text(var pages):
                pages.scroll(toShare: share)
                layout = .text(pages)
            case .hex(var dump):
                dump.change { $0.select(Int(Double($0.count) * share)) }
                layout = .hex(dump)
            case .outline(var view):
                view.change { $0.select(Int(Double($0.count) * share)) }
                layout = .outline(view)
            }
        }
    }

    /// Goes to the next place that holds a text; `false` when there is none.
    mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        var isFound = false
        change { layout in
            switch layout {
            case .null, .empty: break
            case .text(var pages):
                isFound = pages.find(needle, backwards: backwards, includesCurrent: includesCurrent)
                layout = .text(pages)
            case .hex(var dump):
                isFound = dump.find(needle, backwards: backwards, includesCurrent: includesCurrent)
                layout = .hex(dump)
            case .outline(var view):
                isFound = view.find(needle, backwards: backwards, includesCurrent: includesCurrent)
                layout = .outline(view)
            }
        }
        return isFound
    }
}

extension TextPages {
    fileprivate mutating func move(_ motion: Motion, count: Int?, rows: Int) {
        let times = count ?? 1
        let screen = max(1, rows - 1)
        switch motion {
        case .down: scroll(by: times)
        case .up: scroll(by: -times)
        case .pageDown: scroll(by: times * screen)
        case .pageUp: scroll(by: -times * screen)
        case .halfPageDown: scroll(by: count ?? max(1, rows / 2))
        case .halfPageUp: scroll(by: -(count ?? max(1, rows / 2)))
        case .top: scrollToStart()
        case .bottom: scrollToEnd()
        case .left, .right, .firstColumn, .lastColumn, .nextColumn, .previousColumn: break
        }
    }

    /// The line with the next match becomes the first one.
    fileprivate mutating func find(_ needle: String, backwards: Bool, includesCurrent: Bool) -> Bool {
        let top = topByte
        let current = lastMatch ?? top
        var text = text
        let byte = text.withUTF8 { bytes in
            backwards
                ? ByteSearch.previous(needle, in: bytes, before: current)
                : ByteSearch.next(needle, in: bytes, from: includesCurrent ? top : current + 1)
        }
        guard let byte else { return false }
        lastMatch = byte
        show(byte: byte)
        return true
    }
}

extension OutlineView {
    fileprivate mutating func move(_ motion: Motion, count: Int?) {
        let times = count ?? 1
        switch motion {
        case .left, .previousColumn: move(sideways: -8 * times)
        case .right, .nextColumn: move(sideways: 8 * times)
        case .firstColumn, .lastColumn: moveToMargin()
        case .down, .up, .top, .bottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            change { $0.move(motion, count: count) }
        }
    }
}
