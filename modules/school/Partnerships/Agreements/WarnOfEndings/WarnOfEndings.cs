using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.WarnOfEndings;

/// <summary>Tells those in charge what ends soon and what has run out: each end once ahead and once when it has come.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record WarnOfEndings : ICommand<int>;

internal sealed class WarnOfEndingsHandler(PartnershipsDb db, Register register, IAccounts accounts, INotices notices, ISchool school) : IRequestHandler<WarnOfEndings, int>
{
    private const int NoticeLength = 500;
    private static readonly TimeSpan NobodyYet = TimeSpan.FromMinutes(1);

    public async Task<int> Handle(WarnOfEndings request, CancellationToken cancellation)
    {
        var settings = await db.Set<AgreementSettings>().SingleAsync(cancellation);
        var inCharge = await accounts.Holders(Permissions.ManageAgreements, cancellation);
        // A school that is being set up has nobody to tell yet: nothing is written off as told.
        settings.NextLook = inCharge.Count == 0 ? db.Now + NobodyYet : school.Utc(school.Today.AddDays(1).ToDateTime(TimeOnly.MinValue));
        if (inCharge.Count == 0)
            return 0;
        var told = (await db.Set<AgreementWarning>().AsNoTracking().ToListAsync(cancellation)).Select(w => (w.Basis, w.Ends, w.Over)).ToHashSet();
        var count = 0;
        foreach (var basis in (await register.All(cancellation)).Where(b => b.NeedsAttention).OrderBy(b => b.Until))
        {
            var (ends, over) = (basis.Until!.Value, basis.Validity == Validity.Over);
            if (!told.Add((basis.Id, ends, over)))
                continue;
            db.Add(new AgreementWarning { Basis = basis.Id, Ends = ends, Over = over, At = db.Now });
            var text = Said(basis, ends, over);
            foreach (var person in inCharge.Concat(basis.Row?.Responsible is { } responsible ? [responsible] : []).Distinct())
                notices.Tell(person, NoticeKinds.Agreements, text, $"/agreements/{basis.Id}");
            count++;
        }
        return count;
    }

    private static LocalText Said(Basis basis, DateOnly ends, bool over)
    {
        var text = T.Both(over ? "Agreement.Told.Over" : "Agreement.Told.Soon", AgreementWords.Day(ends), (Func<string>)(() => AgreementWords.Full(basis)));
        return new(Runs.Run.Cut(text.Ru, NoticeLength), text.En is null ? null : Runs.Run.Cut(text.En, NoticeLength));
    }
}

/// <summary>Looks once a day, and again when a term has changed.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed class WarningJob(PartnershipsDb db, IMediator mediator) : IJob
{
    public LocalText Title => T.Both("Job.Agreements");

    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (!await db.Set<AgreementSettings>().AnyAsync(s => s.NextLook <= db.Now, cancellation))
            return false;
        await mediator.Send(new WarnOfEndings(), cancellation);
        return true;
    }
}
