using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Rollouts.Signing;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Rollouts;

/// <summary>Signs with key files, with commands that ask a key service, or with several of both.</summary>
internal sealed class Signer
{
    /// <summary>Holds the password of an encrypted key file: a command line is seen by every process of the machine.</summary>
    public const string PasswordVariable = "PROMPTGEN_KEY_PASSWORD";

    // A PEM file of a key has some hundred bytes.
    private const int KeyFileBytes = 64 * 1024;

    private readonly IReadOnlyList<Func<byte[], byte[]>> _signatures;
    private readonly IReadOnlyList<TrustedKey> _keys;

    private Signer(IReadOnlyList<(Func<byte[], byte[]> Sign, TrustedKey? Key)> signatures)
    {
        _signatures = [.. signatures.Select(static signature => signature.Sign)];
        _keys = [.. signatures.Select(static signature => signature.Key).OfType<TrustedKey>()];
    }

    /// <summary>The public halves of the key files, all of which must have signed. Null: only commands sign, and their keys are not known.</summary>
    public TrustPolicy? OwnTrust => Trust(_keys.Count);

    /// <summary>The same, one of which must have signed.</summary>
    public TrustPolicy? AnyTrust => Trust(1);

    /// <returns>Null where nothing is to be signed.</returns>
    /// <exception cref="ToolFailure">A key cannot be used.</exception>
    public static Signer? Of(ToolContext context, IReadOnlyCollection<string> keyFiles, IReadOnlyCollection<string> commands)
    {
        // Keys are read before anything else is done, so that nothing is half done when one is not there.
        (Func<byte[], byte[]> Sign, TrustedKey? Key)[] signatures =
        [
            .. keyFiles.Select(file => SignatureOf(DisplayPath.Full(file, context.Directory), context)).DistinctBy(static signature => signature.Key),
            .. commands.Select(command => ((Func<byte[], byte[]>)(data => Run(command, data, context.Directory)), (TrustedKey?)null)),
        ];
        return signatures.Length == 0 ? null : new Signer(signatures);
    }

    /// <exception cref="ToolFailure">A signature could not be made.</exception>
    public Envelope Sign(string payloadType, byte[] payload)
    {
        byte[] data = PreAuthenticationEncoding.Of(payloadType, payload);
        return new Envelope(payloadType, payload, _signatures.Select(sign => sign(data)).ToEquatableArray());
    }

    /// <summary>Whether an envelope has the signatures that this signer would make: each of them, all good, and no others.</summary>
    /// <param name="others">Keys with which commands may have signed.</param>
    public bool HasSigned(Envelope envelope, IEnumerable<TrustedKey> others)
    {
        HashSet<TrustedKey> signers = EnvelopeVerification.Signers(envelope, _keys.Concat(others));
        return envelope.Signatures.Count == _signatures.Count && signers.Count == _signatures.Count && _keys.All(signers.Contains);
    }

    private TrustPolicy? Trust(int threshold) => TrustPolicy.TryCreate(_keys, threshold, [], out TrustPolicy? policy, out _) ? policy : null;

    private static (Func<byte[], byte[]> Sign, TrustedKey Key) SignatureOf(string path, ToolContext context)
    {
        string pem = FileContent.ReadText(path, KeyFileBytes);
        RefuseKeyOfOthers(path);
        ECDsa key = ECDsa.Create();
        try
        {
            if (pem.Contains("BEGIN ENCRYPTED PRIVATE KEY", StringComparison.Ordinal))
            {
                key.ImportFromEncryptedPem(pem, context.Variable(PasswordVariable) ?? "");
            }
            else if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
            {
                // What `openssl ecparam -genkey` writes begins with a block of parameters, which the runtime takes for a second key.
                key.ImportFromPem(PrivateBlock(pem));
            }
            else
            {
                throw Unusable(path, pem.Contains("PUBLIC KEY", StringComparison.Ordinal) ? "it is the public key, and the private one signs" : "it is not a private key in PEM form");
            }

            return key.KeySize == 256 && TrustedKey.Read(key.ExportSubjectPublicKeyInfo()) is { } known
                ? (data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), known)
                : throw Unusable(path, "it is not on the curve P-256 (prime256v1)");
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            bool isEncrypted = pem.Contains("ENCRYPTED", StringComparison.Ordinal);
            throw Unusable(path, isEncrypted ? "it is encrypted, and the password in " + PasswordVariable + " does not open it" : "it is not an ECDSA key in PEM form");
        }
    }

    /// <remarks>Whoever can write the file decides with which key is signed, and with the public half what is believed.</remarks>
    private static void RefuseKeyOfOthers(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None)
        {
            throw Unusable(path, "other users of this machine can write it; run `chmod 600` on it, and make sure that it is your key");
        }
    }

    private static string PrivateBlock(string pem)
    {
        int label = pem.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal);
        int start = pem.LastIndexOf("-----BEGIN", label, StringComparison.Ordinal);
        return start < 0 ? pem : pem[start..];
    }

    private static byte[] Run(string command, byte[] data, string directory)
    {
        ProcessStartInfo start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", "/d /s /c \"" + command + "\"")
            : new ProcessStartInfo("/bin/sh", ["-c", command]);
        start.WorkingDirectory = directory;
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["PROMPTGEN_SIGN_SHA256"] = Convert.ToHexString(SHA256.HashData(data)).ToLowerInvariant();
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            using MemoryStream output = new();
            Task reading = process.StandardOutput.BaseStream.CopyToAsync(output);
            Feed(process, data);
            reading.GetAwaiter().GetResult();
            process.WaitForExit();
            string reason = error.GetAwaiter().GetResult().ReplaceLineEndings(" ").Trim();
            if (process.ExitCode != 0)
            {
                throw Failed("`" + command + "` ended with " + process.ExitCode.ToString(System.Globalization.CultureInfo.InvariantCulture) + (reason.Length > 0 ? ": " + reason.TrimEnd('.') : ""));
            }

            return SignatureIn(output.ToArray())
                ?? throw Failed("`" + command + "` gave no ECDSA P-256 signature, neither as it is nor in Base64");
        }
        catch (Win32Exception exception)
        {
            throw Failed("no shell can be started: " + exception.Message.TrimEnd('.'));
        }
    }

    private static void Feed(Process process, byte[] data)
    {
        try
        {
            process.StandardInput.BaseStream.Write(data);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has the digest from the environment and does not read.
        }
    }

    private static byte[]? SignatureIn(byte[] output)
    {
        if (EcdsaSignature.IsWellFormed(output))
        {
            return output;
        }

        byte[] decoded = new byte[output.Length];
        string text = Encoding.ASCII.GetString(output).Trim();
        return Convert.TryFromBase64String(text, decoded, out int length) && EcdsaSignature.IsWellFormed(decoded[..length]) ? decoded[..length] : null;
    }

    private static ToolFailure Unusable(string path, string reason) => new(DiagnosticRules.UnusableKey, path, path, reason);

    private static ToolFailure Failed(string reason) => new(DiagnosticRules.SigningFailed, "", reason);
}
