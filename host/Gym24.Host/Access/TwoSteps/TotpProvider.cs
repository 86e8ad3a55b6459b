using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Says to Identity whether a code of the authenticator app is right. A code is taken once, on however many hosts it is tried.</summary>
internal sealed class TotpProvider(HostDb db, DbSession session, TimeProvider clock) : IUserTwoFactorTokenProvider<User>
{
    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } seed
        && Totp.StepOf(token, Totp.Bytes(seed), clock.GetUtcNow()) is { } step
        && await session.InTransactionAsync(() => db.CodeSteps.Where(c => c.UserId == user.Id && c.Step < step)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Step, step))) > 0;
}
