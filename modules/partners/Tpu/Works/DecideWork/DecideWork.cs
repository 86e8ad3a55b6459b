using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works.DecideWork;

/// <summary>Accepts a work that was handed in, or returns it with a reason.</summary>
/// <param name="UntilOn">With a return: until when it may be handed in again, if later or earlier than the contest's deadline.</param>
/// <param name="UntilAt">Time of that day; absent: its end.</param>
[Requires(Permissions.DecideWorks)]
internal sealed record DecideWork(Guid Work, int Version, bool Accept, string? Reason = null, DateOnly? UntilOn = null, TimeOnly? UntilAt = null)
    : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Work;

    public void Validate(Faults faults)
    {
        faults.Text("reason", Reason, TpuDb.LongLength, required: !Accept);
        if (UntilAt is not null && UntilOn is null)
            faults.Add("untilOn", T["Work.UntilDay"], "required");
    }
}

internal sealed class DecideWorkHandler(TpuDb db, WorkBook book, Contest contest, INotices notices, ISchool school) : IRequestHandler<DecideWork, bool>
{
    private const int MostOfTitle = 150;

    public async Task<bool> Handle(DecideWork request, CancellationToken cancellation)
    {
        var work = await book.Any(request.Work, cancellation);
        var run = await contest.Open(work.RunId, cancellation);
        if (work.Version != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Work.Stale"]);
        WorkBook.Step(work, request.Accept ? WorkState.Accepted : WorkState.Returned);
        var authors = await book.Authors(work.Id, cancellation);
        if (request.Accept && authors.Except(await contest.WithPlace(run.Id, cancellation)).Any())
            throw new Refusal(RefusalKind.Rule, "no-place", T["Work.NoPlace"]);
        if (request.UntilOn is { } on)
        {
            var until = school.Utc(request.UntilAt is { } at ? on.ToDateTime(at) : on.AddDays(1).ToDateTime(TimeOnly.MinValue));
            if (until <= db.Now || on > run.Ends)
                throw new Refusal(RefusalKind.Invalid, "range", T["Work.UntilRange", Contracts.Ui.Words.Date(run.Ends)], "untilOn");
            work.Until = until;
        }
        (work.State, work.Reason) = request.Accept ? (WorkState.Accepted, (string?)null) : (WorkState.Returned, request.Reason!.Trim());
        var text = T.Both($"Work.Told.{work.State}", Short(work.Title), Short(work.Reason));
        foreach (var person in authors.Concat(work.Supervisor is { } supervisor ? [supervisor] : Array.Empty<Guid>()))
            notices.Tell(person, NoticeKinds.Contest, text, $"/tpu/contest/{work.Id}");
        return true;
    }

    private static string? Short(string? text) => text is { Length: > MostOfTitle } ? text[..MostOfTitle] + "…" : text;
}
