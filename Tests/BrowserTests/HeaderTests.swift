import Reports
import Rows
import Terminal
import Testing

@testable import Browser

@Suite struct `The header` {
    /// The first line of the screen at each width.
    private func lines(_ conversation: Conversation, at widths: [Int]) -> [String] {
        var conversation = conversation
        return widths.map { columns in
            conversation.say(.resized(Size(columns: columns, rows: 10)))
            return String(conversation.screen.prefix { $0 != "\n" })
        }
    }

    @Test func `leaves out first what an answer cost, then where the database is, and last which one it is`()
    {
        var conversation = Conversation.filtering("user_id = 7")
        conversation.answerFiltered()
        conversation.answer(EstimateRows.self, .success(RowEstimate(rows: 312, reading: nil)))
        conversation.press("jx")
        #expect(
            lines(conversation, at: [120, 100, 90, 84, 80, 70, 60, 50, 40]) == [
                " staging ▌shop@db1:5432  public.orders ▸ rows  ~312 of ~48M  1 marked                             RO  ↓12 kB 1 rt 42 ms",
                " staging ▌shop@db1:5432  public.orders ▸ rows  ~312 of ~48M  1 marked         RO  ↓12 kB 1 rt 42 ms",
                " staging ▌shop@db1:5432  public.orders ▸ rows  ~312 of ~48M  1 marked      RO  1 rt 42 ms",
                " staging ▌shop@db1:5432  public.orders ▸ rows  ~312 of ~48M  1 marked     RO  42 ms",
                " staging ▌shop@db1:5432  public.orders ▸ rows  ~312 of ~48M  1 marked RO  42 ms",
                " staging ▌shop  public.orders ▸ rows  ~312 of ~48M  1 marked       RO",
                " staging ▌shop  public.orders ▸ rows  ~312 of ~48M       RO",
                " staging ▌shop  public.orders ▸ rows           RO",
                " staging ▌shop  public.orders ▸ rows RO",
            ])
    }

    @Test func `leaves out the beginning of a long way before what is known of the rows`() {
        var conversation = Conversation.following(Size(columns: 120, rows: 24))
        conversation.press("jjl")
        conversation.press(.enter)
        #expect(
            lines(conversation, at: [100, 60, 40]) == [
                " staging ▌shop@db1:5432  orders 9f3c41d0… ▸ public.users ▸ rows                                  RO",
                " staging ▌shop  orders 9f3c41d0… ▸ public.users ▸ rows   RO",
                " staging ▌shop  public.users ▸ rows  RO",
            ])
    }

    @Test func `of a narrow list keeps the environment and whether anything can be changed`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        #expect(
            lines(conversation, at: [80, 50, 36, 24]) == [
                " staging ▌shop@db1:5432  tables  13                       RO  ↓12 kB 1 rt 42 ms",
                " staging ▌shop@db1:5432  tables  13     RO  42 ms",
                " staging ▌shop  tables  13       RO",
                " staging ▌  tables   RO",
            ])
    }

    @Test func `says of rows that are all here how many they are`() {
        var conversation = Conversation.reading(Shop.orderPage(count: 12, after: false), count: .about(1_000))
        #expect(conversation.screen.contains("▸ rows  12 rows "))
        conversation = .filtering("user_id = 7")
        conversation.answerFiltered(after: false)
        conversation.answer(EstimateRows.self, .success(RowEstimate(rows: 312, reading: nil)))
        #expect(!conversation.screen.contains("~312"))
        #expect(conversation.screen.contains("100 of ~48M"))
    }

    @Test func `has no spinner for what nobody waits for any more`() {
        var conversation = Conversation()
        conversation.answer(LoadOverview.self, .success(.shopInProject))
        conversation.press("ml")
        let place = conversation.effects.last?.ticket?.place
        conversation.press("C")
        #expect(place.map { conversation.effects.contains(.cancel($0)) } == true)
        let waiting = conversation.browser.screens.flatMap(\.waitingPlaces)
        #expect(place.map(waiting.contains) == false)
        conversation.press("m")
        #expect(conversation.browser.front is MigrationsScreen)
    }
}
