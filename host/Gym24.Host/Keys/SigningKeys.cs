using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Keys;

/// <summary>
/// Signs what must be provable to somebody who is not given the school's key: ECDSA on P-256, its private half derived from that key, its
/// public half for whoever wants to check. The first key signs; the older ones are still known.
/// </summary>
internal sealed class SigningKeys
{
    // 128 bits more than the order of the curve: what is left over after the division favours no key.
    private const int Bytes = 48, ScalarBytes = 32;
    private static readonly BigInteger Order = BigInteger.Parse("00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    private readonly Dictionary<string, ECParameters> _keys;

    /// <param name="secrets">Id and secret, the one that signs first.</param>
    public SigningKeys(IEnumerable<(string Id, byte[] Secret)> secrets)
    {
        (string Id, byte[] Secret)[] all = [.. secrets];
        Current = all[0].Id;
        _keys = all.ToDictionary(s => s.Id, s => Derive(s.Secret));
    }

    /// <summary>The id of the key that signs.</summary>
    public string Current { get; }

    /// <summary>The public half of the key that signs, as other programs read it (PEM).</summary>
    public string PublicKey
    {
        get
        {
            using var key = ECDsa.Create(_keys[Current]);
            return key.ExportSubjectPublicKeyInfoPem();
        }
    }

    /// <summary>In base64, as OpenSSL writes signatures (DER).</summary>
    public string Sign(string text)
    {
        using var key = ECDsa.Create(_keys[Current]);
        return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <returns><see langword="null"/> where the key is not here.</returns>
    public bool? Signed(string keyId, string text, string signature)
    {
        if (!_keys.TryGetValue(keyId, out var parameters))
            return null;
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
            return false;
        using var key = ECDsa.Create(parameters);
        return key.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static ECParameters Derive(byte[] secret)
    {
        var random = new BigInteger(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: "gym24 journal"u8.ToArray()), isUnsigned: true, isBigEndian: true);
        var scalar = ((random % (Order - 1)) + 1).ToByteArray(isUnsigned: true, isBigEndian: true);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = [.. new byte[ScalarBytes - scalar.Length], .. scalar] });
        return key.ExportParameters(includePrivateParameters: true);
    }
}
