using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>Length over composition, and none of the passwords everybody tries first (NIST SP 800-63B, 5.1.1.2).</summary>
internal sealed class PasswordRules(ISchool school) : IPasswordValidator<User>
{
    public const int MinLength = 10, MaxLength = 128;

    private static readonly HashSet<string> Denied =
    [
        "1234567890", "12345678910", "0123456789", "qwertyuiop", "йцукенгшщз", "password123", "passw0rd123", "password1234",
        "1q2w3e4r5t", "qwerty1234", "qwerty12345", "qwerty123456", "123qwe123qwe", "gimnaziya24", "gymnasium24", "гимназия24",
        "пароль12345", "administrator", "администратор", "abcdefghij", "1111111111", "0000000000", "q1w2e3r4t5", "zaq12wsxcde3",
        "iloveyou123", "welcome123", "letmein123", "школа12345", "superadmin",
    ];

    private const int Run = 3;

    private static readonly string[] Rows =
    [
        "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
        .. new[] { "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "абвгдежзийклмнопрстуфхцчшщъыьэюя" }.Select(Fold.Text),
    ];

    /// <summary>Nothing but stretches of keys that lie side by side, or of the alphabet, there or back: <c>йцукен12345</c>.</summary>
    private static bool IsAlongTheKeys(string folded)
    {
        for (int at = 0, length; at < folded.Length; at += length)
        {
            length = Rows.Max(row => Math.Max(Stretch(folded, at, row, 1), Stretch(folded, at, row, -1)));
            if (length < Run)
                return false;
        }
        return folded.Length > 0;
    }

    // Dots and dashes hide nothing.
    private static string Bare(string? text) => string.Concat(Fold.Text(text).Where(char.IsLetterOrDigit));

    private static int Stretch(string folded, int at, string row, int step)
    {
        var (key, length) = (row.IndexOf(folded[at], StringComparison.Ordinal), 0);
        for (; key >= 0 && key < row.Length && at + length < folded.Length && row[key] == folded[at + length]; key += step)
            length++;
        return length;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var folded = Bare(password);
        var weak = password is null || password.Length > MaxLength || password.Distinct().Count() < 4
            || Denied.Contains(folded) || IsAlongTheKeys(folded)
            || (Bare(school.Name) is { Length: >= 4 } named && folded.Contains(named, StringComparison.Ordinal))
            || (Bare(user.UserName) is { Length: >= 4 } name && folded.Contains(name, StringComparison.Ordinal));
        return Task.FromResult(weak
            ? IdentityResult.Failed(new IdentityError { Code = "weak-password", Description = HostTexts.T["Password.Weak"] })
            : IdentityResult.Success);
    }
}

/// <summary>What an account may be called.</summary>
internal static class UserNames
{
    public const string Allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
}

/// <summary>Identity's messages in the reader's language.</summary>
internal sealed class AccountWords : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), HostTexts.T["Account.NameTaken"]);

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), HostTexts.T["Account.NameCharacters"]);

    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), HostTexts.T["Password.Short", length]);

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), HostTexts.T["Password.Mismatch"]);

    private static IdentityError Error(string code, string text) => new() { Code = code, Description = text };
}
