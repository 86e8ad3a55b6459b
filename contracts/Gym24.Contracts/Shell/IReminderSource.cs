namespace Gym24.Contracts.Shell;

/// <summary>
/// Deadlines a module reminds people of. Registered as scoped, any number of them; the host asks each once in the morning of a day of the school
/// (from eight o'clock on) and tells what is new as notices.
/// </summary>
public interface IReminderSource
{
    /// <summary>
    /// Whom to remind on a day of what. Asked again after a failure, and not at all on a day on which no host runs: what must not be missed is named on
    /// each day until its deadline, with the same key.
    /// </summary>
    /// <param name="day">Today, in the school's zone.</param>
    Task<IReadOnlyList<Reminder>> On(DateOnly day, CancellationToken cancellation = default);
}

/// <summary>Somebody is to be reminded.</summary>
/// <param name="Key">
/// What is told once, ever, to one person: deadline and reminder, such as <c>tsu.stage/{topic}/2/2026-12-01/3</c>. Another deadline is another key.
/// At most 150 characters.
/// </param>
/// <param name="Kind">As for <see cref="INotices.Tell"/>, and so the rest.</param>
public sealed record Reminder(string Key, Guid Person, string Kind, LocalText Text, string Href, Guid? About = null);
