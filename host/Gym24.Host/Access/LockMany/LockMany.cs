using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Chosen accounts and whether they are locked for good.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record ReadLocks(IReadOnlyList<Guid> Accounts) : IQuery<IReadOnlyList<ReadLocks.Row>>
{
    internal sealed record Row(Guid Id, string Title, bool Locked);

    internal sealed class Handler(HostDb db) : IRequestHandler<ReadLocks, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(ReadLocks request, CancellationToken cancellation) =>
            await db.Users.Where(u => request.Accounts.Contains(u.Id)).Select(u => new Row(u.Id, u.DisplayName + " (" + u.UserName + ")", u.LockoutEnd > db.Now)).ToListAsync(cancellation);
    }
}

/// <summary>Locks an account for good, or opens it again. Its sessions and tokens end at once.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record LockAccount(Guid Id, bool Locked) : ICommand, IAbout
{
    public Guid? Subject => Id;

    internal sealed class Handler(UserManager<User> users, ICaller caller) : IRequestHandler<LockAccount, Unit>
    {
        public async Task<Unit> Handle(LockAccount request, CancellationToken cancellation)
        {
            var user = await users.FindByIdAsync(request.Id.ToString()) ?? throw ChangeAccount.Unknown();
            if (user.Id == caller.UserId)
                throw new Refusal(RefusalKind.Rule, "own-account", HostTexts.T["Accounts.Own"]);
            user.LockoutEnd = request.Locked ? Locks.ForGood : null;
            Accounts.Require(await users.UpdateSecurityStampAsync(user));
            return Unit.Value;
        }
    }
}

/// <summary>Locking or unlocking many accounts, and back.</summary>
internal abstract class LockMany(IMediator mediator, ICaller caller, bool locks) : IBulkAct
{
    public string Id => locks ? "host.lock" : "host.unlock";

    public string List => "accounts";

    public LocalText Title => HostTexts.T.Both(locks ? "Accounts.Lock" : "Accounts.Unlock");

    public string Icon => locks ? "lock" : "key";

    public string Permission => HostManifest.Accounts;

    public async Task<IReadOnlyList<BulkLine>> Preview(IReadOnlyList<Guid> rows, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) =>
        [.. (await mediator.Send(new ReadLocks(rows), cancellation)).Select(r => Line(r, locks,
            r.Locked == locks ? "Accounts.LockedAlready" : r.Id == caller.UserId ? "Accounts.LockOwn" : null))];

    public Task<string> Do(BulkLine line, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation) => Set(line.Row, locks, cancellation);

    public async Task<IReadOnlyList<BulkLine>> PreviewUndo(IReadOnlyDictionary<Guid, string> done, CancellationToken cancellation) =>
        [.. (await mediator.Send(new ReadLocks([.. done.Keys]), cancellation)).Select(r => Line(r, !locks, r.Locked != locks ? "Accounts.LockSince" : null))];

    public Task Undo(BulkLine line, CancellationToken cancellation) => Set(line.Row, !locks, cancellation);

    private async Task<string> Set(Guid account, bool locked, CancellationToken cancellation)
    {
        await mediator.Send(new LockAccount(account, locked), cancellation);
        return "";
    }

    private static BulkLine Line(ReadLocks.Row row, bool locked, string? leftOut) =>
        new(row.Id, row.Title, State(row.Locked), State(locked), leftOut is null ? null : HostTexts.T[leftOut]);

    private static string State(bool locked) => HostTexts.T[locked ? "Accounts.Locked" : "Accounts.Active"];
}

internal sealed class LockAccounts(IMediator mediator, ICaller caller) : LockMany(mediator, caller, locks: true);

internal sealed class UnlockAccounts(IMediator mediator, ICaller caller) : LockMany(mediator, caller, locks: false);
