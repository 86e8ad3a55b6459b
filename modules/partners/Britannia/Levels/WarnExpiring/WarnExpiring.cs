using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia.Levels.WarnExpiring;

/// <summary>Tells of the certificates that run out soon, each once: the person, the guardians, and those who enter results.</summary>
[Requires(Permissions.EnterLevels)]
internal sealed record WarnExpiring : ICommand<int>;

internal sealed class WarnExpiringHandler(BritanniaDb db, LevelBook book, ISchool school, IPeopleDirectory people, IAccounts accounts, INotices notices)
    : IRequestHandler<WarnExpiring, int>
{
    private const int AtOnce = 50;

    public async Task<int> Handle(WarnExpiring request, CancellationToken cancellation)
    {
        var due = await Due(db, book, school.Today).OrderBy(c => c.WarnFrom).Take(AtOnce).AsTracking().ToListAsync(cancellation);
        if (due.Count == 0)
            return 0;
        var ids = due.Select(c => c.PersonId).Distinct().ToList();
        var known = (await people.Find(ids, cancellation)).ToDictionary(p => p.Id);
        var guardians = await people.GuardiansOf(ids, cancellation);
        var inCharge = await accounts.Holders(Permissions.EnterLevels, cancellation);
        foreach (var one in due)
        {
            one.WarnedAt = db.Now;
            if (known.GetValueOrDefault(one.PersonId) is not { LeftOn: null } person)
                continue;
            Func<string> language = () => Languages.Name(one.Language), until = () => Words.Date(one.ValidUntil!.Value);
            var own = T.Both("Level.Told.Own", one.Exam, language, one.Level, until);
            notices.Tell(person.Id, NoticeKinds.Levels, own, $"/britannia/levels/{person.Id}");
            var other = T.Both("Level.Told.Other", person.DisplayName, one.Exam, language, one.Level, until);
            foreach (var told in guardians[person.Id].Concat(inCharge).Distinct())
                notices.Tell(told, NoticeKinds.Levels, other, $"/britannia/levels/{person.Id}", person.Id);
        }
        return due.Count;
    }

    /// <summary>What ends soon and has no newer one beside it: nobody need do anything about a certificate that was renewed.</summary>
    public static IQueryable<Certificate> Due(BritanniaDb db, LevelBook book, DateOnly today) => db.Certificates
        .Where(c => c.WarnedAt == null && c.WarnFrom <= today && c.ValidUntil >= today && book.Current(today).Any(n => n.Id == c.Id));
}

/// <summary>Looks for certificates that run out; what is warned of is marked, so it does no harm however often it looks.</summary>
[Requires(Permissions.EnterLevels)]
internal sealed class WarnJob(BritanniaDb db, LevelBook book, ISchool school, IMediator mediator) : IJob
{
    public LocalText Title => T.Both("Job.Levels");

    public string Schedule => "0 0 7 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        if (!await WarnExpiringHandler.Due(db, book, school.Today).AnyAsync(cancellation))
            return false;
        await mediator.Send(new WarnExpiring(), cancellation);
        return true;
    }
}
