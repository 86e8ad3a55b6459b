using Gym24.Contracts.Access;

namespace Gym24.Contracts.Bulk;

/// <summary>Acts of a list.</summary>
public static class BulkActs
{
    /// <summary>What the reader may do to the rows of a list, in the order of registration.</summary>
    /// <param name="acts">All acts.</param>
    /// <param name="list">See <see cref="IBulkAct.List"/>.</param>
    /// <param name="caller">The reader.</param>
    public static IReadOnlyList<IBulkAct> For(this IEnumerable<IBulkAct> acts, string list, ICaller caller) =>
        [.. acts.Where(a => a.List == list && caller.Can(a.Permission))];
}
