using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Accounts a link may be given to, those who asked for one first.</summary>
[Requires(HostManifest.Links)]
internal sealed record ListForLinks(string? Query, int Page) : IQuery<Paged<ListForLinks.Row>>
{
    public const int Size = 50;

    internal sealed record Row(Guid Id, string UserName, string DisplayName, bool HasPassword, DateTime? AskedAt);

    internal sealed class Handler(HostDb db) : IRequestHandler<ListForLinks, Paged<Row>>
    {
        public async Task<Paged<Row>> Handle(ListForLinks request, CancellationToken cancellation)
        {
            var found = db.Users.AsNoTracking();
            if (!string.IsNullOrWhiteSpace(request.Query))
                found = found.Named(request.Query.Trim());
            else
                found = found.Where(u => u.PasswordAskedAt != null);
            return new Paged<Row>(await found.OrderByDescending(u => u.PasswordAskedAt).ThenBy(u => u.NormalizedUserName).OnPage(request.Page, Size)
                .Select(u => new Row(u.Id, u.UserName!, u.DisplayName, u.PasswordHash != null, u.PasswordAskedAt)).ToListAsync(cancellation),
                await found.CountAsync(cancellation));
        }
    }
}

[Requires(HostManifest.Links)]
internal sealed record ReadForLink(Guid Id) : IQuery<ListForLinks.Row>
{
    internal sealed class Handler(HostDb db) : IRequestHandler<ReadForLink, ListForLinks.Row>
    {
        public async Task<ListForLinks.Row> Handle(ReadForLink request, CancellationToken cancellation) =>
            await db.Users.AsNoTracking().Where(u => u.Id == request.Id)
                .Select(u => new ListForLinks.Row(u.Id, u.UserName!, u.DisplayName, u.PasswordHash != null, u.PasswordAskedAt)).FirstOrDefaultAsync(cancellation)
            ?? throw ChangeAccount.Unknown();
    }
}

/// <summary>
/// A link by which somebody chooses a password. Whoever gives links without administering accounts does so only where a password alone does
/// not open more than they may open themselves: never to those of whom a second factor is asked.
/// </summary>
[Requires(HostManifest.Links)]
internal sealed record GiveLink(Guid Id) : ICommand<GiveLink.Given>, IAbout
{
    internal sealed record Given(string UserName, string DisplayName, string Link, DateTime Until);

    public Guid? Subject => Id;

    internal sealed class Handler(HostDb db, PasswordLinks links, RoleBook book, ICaller caller) : IRequestHandler<GiveLink, Given>
    {
        public async Task<Given> Handle(GiveLink request, CancellationToken cancellation)
        {
            var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.Id, cancellation) ?? throw ChangeAccount.Unknown();
            // Of one's own account one changes the password, and shows the present one.
            if (user.Id == caller.UserId)
                throw new Refusal(RefusalKind.Rule, "own-account", HostTexts.T["Links.Own"]);
            if (!caller.Can(HostManifest.Accounts)
                && (await db.UserRoles.Where(r => r.UserId == user.Id).Select(r => r.Role).ToListAsync(cancellation)).Any(book.NeedsSecondFactor))
                throw new Refusal(RefusalKind.Forbidden, "administrator-only", HostTexts.T["Links.AdministratorOnly"]);
            var (link, until) = await links.Issue(user, cancellation);
            return new Given(user.UserName!, user.DisplayName, link, until);
        }
    }
}
