using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

[Requires(HostManifest.Accounts)]
internal sealed record ListAccounts(string? Query, int Page) : IQuery<Paged<ListAccounts.Row>>
{
    public const int Size = 50;

    internal sealed record Row(Guid Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, bool Locked, bool HasPerson);

    internal sealed class Handler(HostDb db) : IRequestHandler<ListAccounts, Paged<Row>>
    {
        public async Task<Paged<Row>> Handle(ListAccounts request, CancellationToken cancellation)
        {
            var users = db.Users.AsNoTracking();
            if (!string.IsNullOrWhiteSpace(request.Query))
                users = users.Named(request.Query.Trim());
            var total = await users.CountAsync(cancellation);
            var page = await users.OrderBy(u => u.NormalizedUserName).OnPage(request.Page, Size)
                .Select(u => new { u.Id, u.UserName, u.DisplayName, u.LockoutEnd, u.PersonId }).ToListAsync(cancellation);
            var ids = page.Select(u => u.Id).ToList();
            var roles = (await db.UserRoles.Where(r => ids.Contains(r.UserId)).ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.Role);
            return new Paged<Row>(page.Select(u => new Row(u.Id, u.UserName!, u.DisplayName, roles[u.Id].ToList(),
                u.LockoutEnd > db.Now, u.PersonId is not null)).ToList(), total);
        }
    }
}
