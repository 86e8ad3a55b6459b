using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Access;

/// <summary>One's own second factor is confirmed by a code of the app. Other sessions end.</summary>
/// <param name="Sealed">The seed as the page showed it, sealed.</param>
[SignedIn]
internal sealed record TurnOnSecondFactor(string? Sealed, string Password, string Code) : ICommand<IReadOnlyList<string>>, IValidated
{
    public void Validate(Faults faults) => OwnAccount.Check(faults, Password, Code);

    internal sealed class Handler(OwnAccount own, SecondFactor factor) : IRequestHandler<TurnOnSecondFactor, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(TurnOnSecondFactor request, CancellationToken cancellation)
        {
            var user = await own.Read();
            if (user.TwoFactorEnabled)
                throw new Refusal(RefusalKind.Rule, "already-on", HostTexts.T["Factor.AlreadyOn"]);
            await own.MustKnow(user, request.Password);
            var seed = factor.Unseal(user, request.Sealed) ?? throw new Refusal(RefusalKind.Invalid, "too-late", HostTexts.T["Factor.TooLate"]);
            var codes = await factor.TurnOn(user, seed, request.Code, cancellation)
                ?? throw new Refusal(RefusalKind.Invalid, "wrong-code", HostTexts.T["Factor.WrongFirst"], nameof(Code));
            await own.StaySignedIn(user);
            return codes;
        }
    }
}

/// <summary>Ten new recovery codes in place of the old ones.</summary>
[SignedIn]
internal sealed record RenewRecoveryCodes(string Password, string Code) : ICommand<IReadOnlyList<string>>, IValidated
{
    public void Validate(Faults faults) => OwnAccount.Check(faults, Password, Code);

    internal sealed class Handler(OwnAccount own, SecondFactor factor) : IRequestHandler<RenewRecoveryCodes, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(RenewRecoveryCodes request, CancellationToken cancellation) =>
            await factor.NewRecoveryCodes(await own.Proven(factor, request.Password, request.Code));
    }
}

/// <summary>Turns off one's own second factor, or makes room for that of a new phone. Other sessions end.</summary>
[SignedIn]
internal sealed record TurnOffSecondFactor(string Password, string Code) : ICommand, IValidated
{
    public void Validate(Faults faults) => OwnAccount.Check(faults, Password, Code);

    internal sealed class Handler(OwnAccount own, SecondFactor factor) : IRequestHandler<TurnOffSecondFactor, Unit>
    {
        public async Task<Unit> Handle(TurnOffSecondFactor request, CancellationToken cancellation)
        {
            var user = await own.Proven(factor, request.Password, request.Code);
            await factor.TurnOff(user);
            await own.StaySignedIn(user);
            return Unit.Value;
        }
    }
}

/// <summary>Somebody has lost phone and recovery codes: an administrator takes the second factor away. All their sessions end.</summary>
[Requires(HostManifest.Accounts)]
internal sealed record ResetSecondFactor(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;

    internal sealed class Handler(UserManager<User> users, SecondFactor factor, ICaller caller) : IRequestHandler<ResetSecondFactor, Unit>
    {
        public async Task<Unit> Handle(ResetSecondFactor request, CancellationToken cancellation)
        {
            // Of one's own it takes a code: whoever finds a session open must not get further with it.
            if (request.Id == caller.UserId)
                throw new Refusal(RefusalKind.Rule, "own-account", HostTexts.T["Factor.OwnReset"]);
            await factor.TurnOff(await users.FindByIdAsync(request.Id.ToString()) ?? throw ChangeAccount.Unknown());
            return Unit.Value;
        }
    }
}

/// <summary>The account of whoever is asking.</summary>
internal sealed class OwnAccount(UserManager<User> users, SignInManager<User> signIn, Sessions sessions, ICaller caller)
{
    public async Task<User> Read() => await users.FindByIdAsync(caller.UserId.ToString()!)
        ?? throw new Refusal(RefusalKind.SignIn, "sign-in", HostTexts.T["Access.SignIn"]);

    public static void Check(Faults faults, string password, string code)
    {
        faults.Text("Code", code, 40);
        faults.Text("Password", password, PasswordRules.MaxLength);
    }

    /// <exception cref="Refusal">It is not the password.</exception>
    public async Task MustKnow(User user, string password)
    {
        if (!await users.CheckPasswordAsync(user, password))
            throw new Refusal(RefusalKind.Invalid, "password-mismatch", HostTexts.T["Password.Mismatch"], "Password");
    }

    /// <exception cref="Refusal">Password or code is not right, or there is nothing to prove it by.</exception>
    public async Task<User> Proven(SecondFactor factor, string password, string code)
    {
        var user = await Read();
        if (!user.TwoFactorEnabled)
            throw new Refusal(RefusalKind.Rule, "is-off", HostTexts.T["Factor.IsOff"]);
        await MustKnow(user, password);
        return await factor.Accepts(user, code) ? user : throw new Refusal(RefusalKind.Invalid, "wrong-code", HostTexts.T["Factor.Wrong"], "Code");
    }

    /// <summary>What was signed in before ends with the change; this session goes on.</summary>
    public Task StaySignedIn(User user)
    {
        sessions.GoOn();
        return signIn.RefreshSignInAsync(user);
    }
}
