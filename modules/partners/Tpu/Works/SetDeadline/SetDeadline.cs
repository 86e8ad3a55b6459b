using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.SetDeadline;

/// <summary>Says until when a contest takes works: from the first day of enrolment to the last day of the run.</summary>
/// <param name="Version">Of the terms that were seen; -1 where none had been set.</param>
/// <param name="At">Absent: the end of the day.</param>
[Requires(Permissions.DecideWorks)]
internal sealed record SetDeadline(Guid Contest, int Version, DateOnly? On, TimeOnly? At = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Contest;

    public void Validate(Faults faults) => faults.Chosen("on", On is not null);
}

internal sealed class SetDeadlineHandler(TpuDb db, Contest contest, ISchool school) : IRequestHandler<SetDeadline, bool>
{
    public async Task<bool> Handle(SetDeadline request, CancellationToken cancellation)
    {
        var (run, on) = (await contest.Open(request.Contest, cancellation), request.On!.Value);
        if (on < run.EnrolFrom || on > run.Ends)
            throw new Refusal(RefusalKind.Invalid, "range", T["Contest.DeadlineRange", Contracts.Ui.Words.Range(run.EnrolFrom, run.Ends)], "on");
        var deadline = school.Utc(request.At is { } at ? on.ToDateTime(at) : on.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var terms = await db.Contests.SingleOrDefaultAsync(c => c.RunId == run.Id, cancellation);
        if ((terms?.Version ?? -1) != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Contest.Stale"]);
        if (terms is null)
            db.Add(new ContestTerms { RunId = run.Id, DeadlineAt = deadline });
        else
            terms.DeadlineAt = deadline;
        return true;
    }
}
