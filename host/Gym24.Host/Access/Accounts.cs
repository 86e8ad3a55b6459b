using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

internal sealed partial class Accounts(UserManager<User> users, HostDb db, RoleBook book, PasswordLinks links) : IAccounts
{
    public IReadOnlyList<(string Id, LocalText Title)> Roles => book.Roles;

    public async Task Create(Guid person, string displayName, string userName, string password, IReadOnlyList<string> roles,
        CancellationToken cancellation = default) =>
        await Create(new NewAccount(userName, password, displayName, person, roles, [], MustChangePassword: true), cancellation);

    public async Task<IReadOnlyList<Guid>> Holders(string permission, CancellationToken cancellation = default)
    {
        var roles = (await db.Grants.AsNoTracking().Where(g => g.Permission == permission).ToListAsync(cancellation))
            .Where(g => ((Scope)g.Scope).HasFlag(Scope.All)).Select(g => g.Role).ToList();
        return await db.Users.Where(u => u.PersonId != null && db.UserRoles.Any(r => r.UserId == u.Id && roles.Contains(r.Role)))
            .Select(u => u.PersonId!.Value).Distinct().ToListAsync(cancellation);
    }

    internal async Task<Guid> Create(NewAccount account, CancellationToken cancellation = default)
    {
        if (account.Roles.FirstOrDefault(r => book.Roles.All(known => known.Id != r)) is { } unknown)
            throw new Refusal(RefusalKind.Invalid, "unknown-role", HostTexts.T["Account.UnknownRole", unknown], "Roles");
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            UserName = account.UserName,
            DisplayName = account.DisplayName,
            PersonId = account.Person,
            MustChangePassword = account.MustChangePassword,
            CreatedAt = db.Now,
        };
        Require(string.IsNullOrEmpty(account.Password) ? await users.CreateAsync(user) : await users.CreateAsync(user, account.Password));
        db.UserRoles.AddRange(account.Roles.Distinct().Select(r => new UserRole { UserId = user.Id, Role = r }));
        db.UserPartners.AddRange(account.Partners.Distinct().Select(p => new UserPartner { UserId = user.Id, Partner = p }));
        await db.SaveChangesAsync(cancellation);
        return user.Id;
    }

    /// <exception cref="Refusal">When Identity did not agree: its words beside the fields.</exception>
    internal static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new Refusal(RefusalKind.Invalid, "account", result.Errors.Select(e => new Fault(
                e.Code.Contains("assword", StringComparison.Ordinal) ? "Password" : "UserName", e.Description, e.Code)).DistinctBy(f => f.Message).ToList());
    }
}

/// <summary>An account to be made; without a password its owner chooses one by a link.</summary>
internal sealed record NewAccount(
    string UserName, string? Password, string DisplayName, Guid? Person, IReadOnlyList<string> Roles, IReadOnlyList<string> Partners,
    bool MustChangePassword);
