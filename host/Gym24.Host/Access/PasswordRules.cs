using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>
/// Length over composition, every character allowed, and nothing that everybody tries first (OWASP ASVS 5.0, 6.2; NIST SP 800-63B). See
/// docs/adr/0023.
/// </summary>
internal sealed class PasswordRules(ISchool school) : IPasswordValidator<User>
{
    public const int MinLength = 10, MaxLength = 128;

    /// <summary>A password of fewer parts is guessed; see <see cref="CommonParts"/>.</summary>
    public const int Parts = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var weak = password is null || password.Length > MaxLength || password.Distinct().Count() < 4 || CommonParts.Bare(password) is var bare && (
            CommonParts.IsAllKeys(password) || CommonParts.Count(password, Own(user).ToHashSet()) < Parts
            || (CommonParts.Bare(school.Name) is { Length: >= 4 } named && bare.Contains(named, StringComparison.Ordinal))
            || (CommonParts.Bare(user.UserName) is { Length: >= 4 } name && bare.Contains(name, StringComparison.Ordinal)));
        return Task.FromResult(weak
            ? IdentityResult.Failed(new IdentityError { Code = "weak-password", Description = HostTexts.T["Password.Weak"] })
            : IdentityResult.Success);
    }

    /// <summary>Words that are common for this account at this school, as they are written and in Latin letters.</summary>
    private IEnumerable<string> Own(User user) => Fold.Text($"{school.Name} {user.DisplayName} {user.UserName}").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => (string[])[word, UserNames.Typed(word)]);
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
