namespace Gym24.Contracts.Data;

/// <summary>One page of what a query finds.</summary>
public static class Paging
{
    private const int Last = 100_000;

    /// <param name="rows">In an order that no two rows share.</param>
    /// <param name="page">From 1; what lies outside of 1 to 100,000 is taken as the nearest.</param>
    /// <param name="size">Rows of a page, at most some hundreds.</param>
    public static IQueryable<T> OnPage<T>(this IQueryable<T> rows, int page, int size) => rows.Skip((Math.Clamp(page, 1, Last) - 1) * size).Take(size);
}
