using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Whether one's own account is linked to the provider.</summary>
[SignedIn]
internal sealed record ReadLinked : IQuery<bool>
{
    internal sealed class Handler(HostDb db, OpenIdProvider provider, ICaller caller) : IRequestHandler<ReadLinked, bool>
    {
        public Task<bool> Handle(ReadLinked request, CancellationToken cancellation) =>
            db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == caller.UserId && l.LoginProvider == provider.Authority, cancellation);
    }
}

/// <summary>The owner of an account, who shows the password, ends its link or gets the address by which a new one is made.</summary>
[SignedIn]
internal sealed record ChangeLinked(string Password, bool Link) : ICommand<string?>, IValidated
{
    public void Validate(Faults faults) => faults.Text(nameof(Password), Password, PasswordRules.MaxLength);

    internal sealed class Handler(OwnAccount own, UserManager<User> users, OpenIdProvider provider, HostDb db, IDataProtectionProvider protection) : IRequestHandler<ChangeLinked, string?>
    {
        public async Task<string?> Handle(ChangeLinked request, CancellationToken cancellation)
        {
            var user = await own.Read();
            if (!await users.CheckPasswordAsync(user, request.Password))
                throw new Refusal(RefusalKind.Invalid, "password-mismatch", HostTexts.T["Password.Mismatch"], nameof(Password));
            if (request.Link)
                return OpenIdSetup.LinkHref(protection, user.Id);
            await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == user.Id && l.LoginProvider == provider.Authority).ExecuteDeleteAsync(cancellation);
            return null;
        }
    }
}
