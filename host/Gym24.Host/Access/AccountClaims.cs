using System.Security.Claims;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Gym24.Host.Access;

/// <summary>What a cookie or a token says of its owner, so that a request needs no look at the accounts.</summary>
internal sealed class AccountClaims(UserManager<User> users, HostDb db, SecondFactorRule second, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    public const string Person = "person", DisplayName = "name", Partner = "partner", MustChangePassword = "must-change-password",
        MustSetUpSecondFactor = "must-set-up-second-factor";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.PersonId is { } person)
            identity.AddClaim(new Claim(Person, person.ToString()));
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(MustChangePassword, "1"));
        var roles = await db.UserRoles.Where(r => r.UserId == user.Id).Select(r => r.Role).ToListAsync();
        if (!user.TwoFactorEnabled && second.IsFor(roles))
            identity.AddClaim(new Claim(MustSetUpSecondFactor, "1"));
        foreach (var role in roles)
            identity.AddClaim(new Claim(ClaimTypes.Role, role));
        foreach (var partner in await db.UserPartners.Where(r => r.UserId == user.Id).Select(r => r.Partner).ToListAsync())
            identity.AddClaim(new Claim(Partner, partner));
        return identity;
    }
}
