namespace Gym24.Contracts.Data;

/// <summary>Who did what to which row, when, and how it ended. Ids only, never names.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTime At { get; init; }

    /// <summary>The account; none when a module acted by itself.</summary>
    public Guid? UserId { get; init; }

    public string Module { get; init; } = "";

    /// <summary>Name of the request.</summary>
    public string Action { get; init; } = "";

    /// <summary>The row it was about: see <see cref="IAbout"/>.</summary>
    public Guid? Subject { get; init; }

    /// <summary><c>done</c>, <c>failed</c> or the code of the refusal.</summary>
    public string Outcome { get; init; } = "done";
}
