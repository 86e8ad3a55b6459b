using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>How it stands with one's own second factor; where it is off, a seed to begin with.</summary>
/// <param name="Shown">The sealed seed of a form that is shown again.</param>
[SignedIn]
internal sealed record ReadSecondFactor(string? Shown) : IQuery<ReadSecondFactor.Facts>
{
    internal sealed record Facts(bool IsOn, bool IsRequired, int CodesLeft, SetUp? SetUp);

    internal sealed record SetUp(string Seed, string Sealed, string Link);

    internal sealed class Handler(OwnAccount own, UserManager<User> users, SecondFactor factor, SecondFactorRule rule, ICaller caller)
        : IRequestHandler<ReadSecondFactor, Facts>
    {
        public async Task<Facts> Handle(ReadSecondFactor request, CancellationToken cancellation)
        {
            var user = await own.Read();
            var required = rule.IsFor(caller.Roles);
            if (user.TwoFactorEnabled)
                return new Facts(true, required, await users.CountRecoveryCodesAsync(user), null);
            var seed = factor.Unseal(user, request.Shown) ?? Totp.NewSeed();
            return new Facts(false, required, 0, new SetUp(seed, factor.Seal(user, seed), SecondFactor.Link(user, seed)));
        }
    }
}
