using Gym24.Britannia.Development;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Seminars.StateHours;

/// <summary>Says what a seminar was about, who held it and how many hours a day of it counts. Whoever was there has them at once.</summary>
/// <param name="Version">Version the person saw; 0 when nothing was stated.</param>
[Requires(Permissions.RecordDevelopment)]
internal sealed record StateHours(Guid Run, int Version, string? Topic, string? Provider, decimal? HoursPerDay) : ICommand<int>, IValidated, IAbout
{
    private const int MostADay = 12;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Text("topic", Topic, BritanniaDb.TopicLength);
        faults.Text("provider", Provider, BritanniaDb.NameLength);
        faults.Chosen("hours", HoursPerDay is not null);
        if (HoursPerDay is { } hours && (hours is <= 0 or > MostADay || hours * 2 % 1 != 0))
            faults.Add("hours", T["Seminar.Fault.Hours", MostADay], "range");
    }
}

internal sealed class StateHoursHandler(BritanniaDb db, BritanniaOfferings offerings, DevelopmentBook book) : IRequestHandler<StateHours, int>
{
    public async Task<int> Handle(StateHours request, CancellationToken cancellation)
    {
        if (await offerings.SeminarRun(request.Run, cancellation) is null)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Seminar.NotFound"]);
        var seminar = await db.Seminars.SingleOrDefaultAsync(s => s.RunId == request.Run, cancellation);
        if ((seminar?.Version ?? 0) != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Seminar.Stale"]);
        if (seminar is null)
            db.Add(seminar = new Seminar { RunId = request.Run, Version = 1, Topic = "", Provider = "" });
        (seminar.Topic, seminar.Provider, seminar.HoursPerDay) = (request.Topic!.Trim(), request.Provider!.Trim(), request.HoursPerDay!.Value);
        return await book.Follow(request.Run, null, cancellation);
    }
}
