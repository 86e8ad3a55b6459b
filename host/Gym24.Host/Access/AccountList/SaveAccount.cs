using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>A new account with a one-time password or, without one, for an invitation.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record CreateAccount(string UserName, string DisplayName, string? Password, IReadOnlyList<string> Roles, IReadOnlyList<string> Partners)
    : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text(nameof(UserName), UserName, 64);
        faults.Text(nameof(DisplayName), DisplayName, 200);
        faults.Text(nameof(Password), Password, PasswordRules.MaxLength, required: false);
        faults.Chosen(nameof(Roles), Roles.Count > 0);
    }

    internal sealed class Handler(Accounts accounts) : IRequestHandler<CreateAccount, Guid>
    {
        public Task<Guid> Handle(CreateAccount request, CancellationToken cancellation) => accounts.Create(new NewAccount(
            request.UserName.Trim(), request.Password, request.DisplayName.Trim(), null, request.Roles, request.Partners, MustChangePassword: true), cancellation);
    }
}

[Requires(HostManifest.Accounts)]
internal sealed record ReadAccount(Guid Id) : IQuery<ReadAccount.Facts>
{
    internal sealed record Facts(Guid Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Partners, bool Locked, bool HasSecondFactor);

    internal sealed class Handler(HostDb db) : IRequestHandler<ReadAccount, Facts>
    {
        public async Task<Facts> Handle(ReadAccount request, CancellationToken cancellation)
        {
            var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == request.Id, cancellation) ?? throw ChangeAccount.Unknown();
            return new Facts(user.Id, user.UserName!, user.DisplayName,
                await db.UserRoles.Where(r => r.UserId == user.Id).Select(r => r.Role).ToListAsync(cancellation),
                await db.UserPartners.Where(r => r.UserId == user.Id).Select(r => r.Partner).ToListAsync(cancellation),
                user.LockoutEnd > db.Now, user.TwoFactorEnabled);
        }
    }
}

/// <summary>Roles, lock and, if given, a new one-time password. Sessions and tokens of the account end at once.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record ChangeAccount(Guid Id, IReadOnlyList<string> Roles, IReadOnlyList<string> Partners, bool Locked, string? Password) : ICommand, IValidated, IAbout
{
    public Guid? Subject => Id;

    public void Validate(Faults faults)
    {
        faults.Chosen(nameof(Roles), Roles.Count > 0);
        faults.Text(nameof(Password), Password, PasswordRules.MaxLength, required: false);
    }

    public static Refusal Unknown() => new(RefusalKind.NotFound, "not-found", HostTexts.T["Accounts.Unknown"]);

    internal sealed class Handler(HostDb db, UserManager<User> users, RoleBook book, ICaller caller) : IRequestHandler<ChangeAccount, Unit>
    {
        public async Task<Unit> Handle(ChangeAccount request, CancellationToken cancellation)
        {
            var user = await users.FindByIdAsync(request.Id.ToString()) ?? throw Unknown();
            if (user.Id == caller.UserId && (request.Locked || !request.Roles.Contains("administrator")))
                throw new Refusal(RefusalKind.Rule, "own-account", HostTexts.T["Accounts.Own"], nameof(Roles));
            if (request.Roles.Any(r => book.Roles.All(known => known.Id != r)))
                throw new Refusal(RefusalKind.Invalid, "unknown-role", HostTexts.T["Account.UnknownRole", ""], nameof(Roles));
            await Replace(request, cancellation);
            user.LockoutEnd = request.Locked ? Locks.ForGood : null;
            if (!string.IsNullOrEmpty(request.Password))
            {
                foreach (var validator in users.PasswordValidators)
                    Accounts.Require(await validator.ValidateAsync(users, user, request.Password));
                user.PasswordHash = users.PasswordHasher.HashPassword(user, request.Password);
                user.MustChangePassword = true;
                // Whoever had the account may have linked it to a name of theirs at the provider: that way in ends with the old password.
                await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            }
            Accounts.Require(await users.UpdateSecurityStampAsync(user));
            return Unit.Value;
        }

        private async Task Replace(ChangeAccount request, CancellationToken cancellation)
        {
            await db.UserRoles.Where(r => r.UserId == request.Id).ExecuteDeleteAsync(cancellation);
            await db.UserPartners.Where(r => r.UserId == request.Id).ExecuteDeleteAsync(cancellation);
            db.UserRoles.AddRange(request.Roles.Distinct().Select(r => new UserRole { UserId = request.Id, Role = r }));
            db.UserPartners.AddRange(request.Partners.Distinct().Select(p => new UserPartner { UserId = request.Id, Partner = p }));
        }
    }
}
