using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Whose link it is, for the page that asks for the password; null when it opens nothing (any more).</summary>
[Public]
internal sealed record ReadLink(string? Token) : IQuery<ReadLink.Facts?>
{
    internal sealed record Facts(string UserName, string DisplayName, bool IsFirst);

    internal sealed class Handler(PasswordLinks links, HostDb db) : IRequestHandler<ReadLink, Facts?>
    {
        public async Task<Facts?> Handle(ReadLink request, CancellationToken cancellation) =>
            await links.Find(request.Token, cancellation) is { } id
                ? await db.Users.Where(u => u.Id == id).Select(u => new Facts(u.UserName!, u.DisplayName, u.PasswordHash == null)).FirstOrDefaultAsync(cancellation)
                : null;
    }
}

/// <summary>The owner of a link chooses a password. Every session of the account ends; a lock and a second factor stay as they are.</summary>
[Public]
internal sealed record UseLink(string? Token, string Password) : ICommand, IValidated, IAbout
{
    /// <summary>Known once the link has been looked at.</summary>
    public Guid? Subject { get; private set; }

    public void Validate(Faults faults) => faults.Text(nameof(Password), Password, PasswordRules.MaxLength);

    internal sealed class Handler(PasswordLinks links, HostDb db, UserManager<User> users, Sessions sessions) : IRequestHandler<UseLink, Unit>
    {
        public async Task<Unit> Handle(UseLink request, CancellationToken cancellation)
        {
            var user = await links.Redeem(request.Token, cancellation);
            request.Subject = user.Id;
            foreach (var validator in users.PasswordValidators)
                Accounts.Require(await validator.ValidateAsync(users, user, request.Password));
            user.PasswordHash = users.PasswordHasher.HashPassword(user, request.Password);
            (user.MustChangePassword, user.PasswordAskedAt) = (false, null);
            Accounts.Require(await users.UpdateSecurityStampAsync(user));
            await sessions.End(user.Id);
            // So do ways in over the provider: whoever knew the old password may have made one.
            await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellation);
            return Unit.Value;
        }
    }
}
