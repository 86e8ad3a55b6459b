using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Days.ShowDays;

/// <summary>What is known of the days of a school year.</summary>
/// <param name="SchoolYear">Absent: the running one.</param>
[SignedIn]
internal sealed record ShowDays(int? SchoolYear = null) : IQuery<YearDays>, IValidated
{
    public void Validate(Faults faults) => faults.Range("year", SchoolYear, 2000, 2100);
}

/// <param name="Own">What the school has entered, by beginning.</param>
/// <param name="Public">Holidays and moved days off of the year, whatever the school says.</param>
/// <param name="Open">Calendar years whose order is not known.</param>
internal sealed record YearDays(int SchoolYear, IReadOnlyList<OwnDay> Own, IReadOnlyList<DayFacts> Public, IReadOnlyList<int> Open);

internal sealed class ShowDaysHandler(PartnershipsDb db, ISchool school) : IRequestHandler<ShowDays, YearDays>
{
    public async Task<YearDays> Handle(ShowDays request, CancellationToken cancellation)
    {
        var year = request.SchoolYear ?? school.Year;
        var own = await db.Set<OwnDay>().AsNoTracking().Where(d => d.SchoolYear == year).OrderBy(d => d.From).ToListAsync(cancellation);
        var acts = DayBook.Together(new DateOnly(year, 9, 1), new DateOnly(year + 1, 8, 31), []);
        return new(year, own, acts.Special, acts.Open);
    }
}
