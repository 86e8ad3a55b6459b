using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>One's own password. Other sessions and tokens end at once.</summary>
[SignedIn]
internal sealed record ChangePassword(string Present, string Password) : ICommand, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text(nameof(Present), Present, PasswordRules.MaxLength);
        faults.Text(nameof(Password), Password, PasswordRules.MaxLength);
    }

    internal sealed class Handler(OwnAccount own, UserManager<User> users) : IRequestHandler<ChangePassword, Unit>
    {
        public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellation)
        {
            var user = await own.Read();
            if (!await users.CheckPasswordAsync(user, request.Present))
                throw new Refusal(RefusalKind.Invalid, "password-mismatch", HostTexts.T["Password.Mismatch"], nameof(Present));
            user.MustChangePassword = false;
            Accounts.Require(await users.ChangePasswordAsync(user, request.Present, request.Password));
            await own.StaySignedIn(user);
            return Unit.Value;
        }
    }
}
