namespace Gym24.Contracts.Shell;

/// <summary>Tells people things. Saved with the running command; shown in the frame of the product.</summary>
public interface INotices
{
    /// <param name="person">Who is told. Somebody without an account is told when an account is made.</param>
    /// <param name="text">One or two sentences, at most 500 characters.</param>
    /// <param name="href">Where to go, from the root.</param>
    void Tell(Guid person, LocalText text, string href);
}
