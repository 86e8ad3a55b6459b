using Gym24.Contracts.Shell;

namespace Gym24.Host.Notices.Sending;

/// <summary>When something may go to a person: hours of the school's day.</summary>
internal static class Hours
{
    private static readonly ReachRow Nobody = new();

    /// <summary>The moment a notice goes that was told now.</summary>
    public static DateTime For(ReachRow? person, HowTold how, bool urgent, DateTime now, ISchool school) => how switch
    {
        HowTold.InDigest => NextDigest(person ?? Nobody, now, school),
        _ when urgent => now,
        _ => AfterQuiet(person ?? Nobody, now, school),
    };

    public static DateTime NextDigest(ReachRow person, DateTime now, ISchool school)
    {
        var local = school.Local(now);
        var today = local.Date.AddHours(person.DigestHour);
        return school.Utc(local < today ? today : today.AddDays(1));
    }

    public static DateTime AfterQuiet(ReachRow person, DateTime now, ISchool school)
    {
        if (person is not { QuietFrom: { } from, QuietUntil: { } until } || from == until)
            return now;
        var local = school.Local(now);
        var quiet = from < until ? local.Hour >= from && local.Hour < until : local.Hour >= from || local.Hour < until;
        if (!quiet)
            return now;
        var end = local.Date.AddHours(until);
        return school.Utc(end > local ? end : end.AddDays(1));
    }
}
