namespace Gym24.People.Families;

internal static class ActingGuardians
{
    /// <summary>Those who act for a child now: not ended, not restricted.</summary>
    public static IQueryable<Guardianship> Acting(this IQueryable<Guardianship> all) => all.Where(g => g.LastDay == null && !g.Restricted);
}
