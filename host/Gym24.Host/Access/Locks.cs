namespace Gym24.Host.Access;

/// <summary>The ends of locks that time alone does not open. Whole days: every engine gives them back as they were.</summary>
internal static class Locks
{
    /// <summary>Of whoever has left the school: until they are marked as being back.</summary>
    public static readonly DateTimeOffset UntilReturn = new(9990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By an administrator, who alone lifts it.</summary>
    public static readonly DateTimeOffset ForGood = new(9998, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The account is closed, not only resting after wrong passwords.</summary>
    public static bool IsLasting(DateTimeOffset? end) => end >= UntilReturn;

    public static bool IsForGood(DateTimeOffset? end) => end > UntilReturn;
}
