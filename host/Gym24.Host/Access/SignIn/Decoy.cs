using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>An account that is not there, or has no password yet, takes as long to refuse as a wrong password does: time must not tell who has an account.</summary>
internal static class Decoy
{
    private static readonly User Nobody = new();
    private static string? _hash;

    public static void Check(UserManager<User> users, User? user, string password)
    {
        if (user?.PasswordHash is null)
            users.PasswordHasher.VerifyHashedPassword(Nobody, _hash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
    }
}
