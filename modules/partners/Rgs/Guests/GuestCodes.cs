using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Guests;

/// <summary>Codes by which another school's teacher enters a team: 50 random bits, kept only as a hash.</summary>
internal sealed class GuestCodes(RgsDb db)
{
    /// <summary>Without letters and digits that look alike, on paper too.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public const int Length = 10, TypedLength = 40;

    /// <summary>A new code, in groups that can be read aloud: <c>ABCDE-FGHJK</c>.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, Length);
        return $"{letters[..5]}-{letters[5..]}";
    }

    /// <summary>The hash under which a code is kept; spaces, dashes and case do not count.</summary>
    public static string Hash(string typed)
    {
        var letters = new string([.. typed.ToUpperInvariant().Where(char.IsLetterOrDigit)]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)));
    }

    /// <exception cref="Refusal">No such code, or it was withdrawn.</exception>
    public async Task<Invitation> Find(string? typed, CancellationToken cancellation)
    {
        var hash = Hash(typed ?? "");
        return await db.Invitations.SingleOrDefaultAsync(i => i.CodeHash == hash && i.WithdrawnAt == null, cancellation)
            ?? throw new Refusal(RefusalKind.Invalid, "unknown-code", T["Guest.UnknownCode"], "code");
    }
}
