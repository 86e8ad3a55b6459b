using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Rounds;

/// <summary>Rounds and whether they take answers now.</summary>
internal sealed class RoundBook(RgsDb db, IRuns runs, ISchool school)
{
    public async Task<Round> Find(Guid id, CancellationToken cancellation) =>
        await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Round.NotFound"], "round");

    public Task<List<RoundTask>> Tasks(Guid round, CancellationToken cancellation) =>
        db.Tasks.Where(t => t.RoundId == round).OrderBy(t => t.Number).ToListAsync(cancellation);

    /// <summary>Says when answers are taken, if that is not now.</summary>
    public async Task MustTakeAnswers(Round round, CancellationToken cancellation)
    {
        var now = db.Now;
        if (await runs.Find(round.RunId, cancellation) is { State: RunState.Cancelled })
            throw new Refusal(RefusalKind.Rule, "cancelled", T["Round.Cancelled"], "round");
        if (now < round.OpensAt)
            throw new Refusal(RefusalKind.Rule, "early", T["Answer.Early", Moment(round.OpensAt)], "answers");
        if (now > round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "late", T["Answer.Late", Moment(round.ClosesAt), Moment(now)], "answers");
    }

    /// <summary>A moment as a clock on the school's wall shows it.</summary>
    public string Moment(DateTime utc) => Words.DateAndTime(school.Local(utc));
}
