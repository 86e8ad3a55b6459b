using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Intakes;

/// <summary>An intake of a year, as far as decided.</summary>
/// <param name="Dates">Absent: neither this year nor an earlier one says when.</param>
/// <param name="From">The year the dates are taken over from; absent: set for this very year.</param>
/// <param name="Version">Of the setting; 0 where there is none yet.</param>
internal sealed record PlannedTerm(Term Term, TermDates? Dates, int? From, int Version);

/// <summary>What a school year's intakes are, from the settings of that year or of the last one before it.</summary>
internal sealed class IntakePlan(TsuDb db, TsuOfferings offerings, ISchool school)
{
    /// <summary>How many years behind the running one are shown.</summary>
    public const int YearsBack = 3;

    public async Task<IReadOnlyList<PlannedTerm>> Of(int year, CancellationToken cancellation)
    {
        var rows = await db.Terms.AsNoTracking().Where(t => t.SchoolYear <= year).ToListAsync(cancellation);
        return
        [
            .. offerings.Terms.Select(term => rows.Where(r => r.Term == term).MaxBy(r => r.SchoolYear) switch
            {
                null => new PlannedTerm(term, null, null, 0),
                { } own when own.SchoolYear == year => new PlannedTerm(term, TermDates.Of(own), null, own.Version),
                { } earlier => new PlannedTerm(term, TermDates.Of(earlier).InYears(year - earlier.SchoolYear), earlier.SchoolYear, 0),
            }),
        ];
    }

    /// <summary>The length in months.</summary>
    /// <exception cref="Refusal">The catalogue does not say it.</exception>
    public int Months => offerings.Months ?? throw new Refusal(RefusalKind.Rule, "no-duration", T["Intakes.NoDuration"]);

    /// <summary>Intakes are planned for the running year and the next.</summary>
    public void MustBeOpenTo(int year)
    {
        if (year < school.Year || year > school.Year + 1)
            throw new Refusal(RefusalKind.Invalid, "school-year", T["Intakes.OtherYear", school.Year, school.Year + 1], "year");
    }
}
