package catalog

import "testing"

func TestLanguageOf(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The email address could not be found. Check that it is spelled as the user has it.", "English"},
		{"Die E-Mail-Adresse konnte nicht gefunden werden. Prüfen Sie, ob der Benutzer sie so geschrieben hat.", "German"},
		{"L'adresse e-mail est introuvable. Vérifiez que la session n'est pas expirée et que vous avez un compte.", "French"},
		{"No se encontró la dirección de correo. Compruebe que el usuario la ha escrito bien y que no está en la lista.", "Spanish"},
		{"Não foi possível encontrar o e-mail. Verifique se o usuário não foi removido e se você pode ver a conta.", "Portuguese"},
		{"Impossibile trovare l'indirizzo e-mail. Controllare che il nome non è stato cancellato e che gli utenti sono della lista.", "Italian"},
		{"Het e-mailadres is niet gevonden. Controleer of de gebruiker het zo heeft geschreven en of uw account niet is verwijderd.", "Dutch"},
		{"Адрес электронной почты не найден", "Cyrillic"},
		{"メールアドレスが見つかりません (email_not_found)", "Japanese"},
		{"找不到该电子邮件地址", "Chinese"},
		{"이메일 주소를 찾을 수 없습니다", "Korean"},
		{"لم يتم العثور على البريد", "Arabic"},

		// Too little to be certain.
		{"", ""},
		{"Not found", ""},
		{"email_not_found", ""},
		{"Invalid TOTP code", ""},
		{"See Привет", "Cyrillic"},
		{"The price is in µ and the angle is α and β.", "English"},
		{"der die das the is of", ""},
		{"Example domains are a.de, b.la and c.no", ""},
	} {
		if got := languageOf([]string{test.text}); got != test.want {
			t.Errorf("%q is %q, want %q", test.text, got, test.want)
		}
	}
}
