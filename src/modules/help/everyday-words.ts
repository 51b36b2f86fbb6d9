/**
 * What people say for what articles call something else: slang, other products' words, and the words of other languages
 * that are typed into an English help centre. Left our word or words, right what is said. General language only; what
 * is said for one article stands in that article's `synonyms`.
 */
const english = `
phone: mobile, cell, cellphone, telephone, smartphone, iphone, android, handset, fone, celular, movil, telefono, handy, telefon, mobil, telephone portable, telefone, telefonino, cellulare, телефон, 手机, 电话
phone number: mobile number, cell number, numero de telefono, numero de celular, telefonnummer, handynummer, rufnummer, numero de telephone, номер телефона, 手机号
number: numero, nummer, nr, num, digits, номер
email: mail, gmail, hotmail, outlook, yahoo, protonmail, proton, correo, correo electronico, emailadresse, courriel, почта, 邮箱, 邮件
mailbox: inbox, postfach
address: adresse, direccion, addr
password: pw, pwd, pass, passwd, passphrase, contraseña, contrasena, clave, passwort, kennwort, mot de passe, senha, parola, wachtwoord, haslo, sifre, пароль, 密码
signin: login, logon, log in, log on, sign on, signon, logging, logn, anmelden, einloggen, iniciar sesion, entrar, connexion, se connecter, entrare, войти, 登录
signout: logout, logoff, log out, log off, sign off, signoff, abmelden, ausloggen, cerrar sesion, salir, deconnexion, выйти, 登出
signup: register, registration, enrol, enroll, join, registrieren, registrarse, registrar, anmeldung, inscription, crear cuenta, konto erstellen, регистрация, 注册
account: acct, acc, acount, profile, user, cuenta, konto, compte, conta, membership, аккаунт, 账户, 账号
change: update, edit, modify, swap, switch, replace, correct, move, cambiar, ändern, aendern, andern, wechseln, changer, modifier, mudar, trocar, поменять, изменить, 更改
new: nuevo, nueva, neu, neue, neues, neuer, nouveau, nouvelle, novo, новый
lost: lose, gone, missing, misplaced, perdi, perdido, perdida, verloren, perdu, потерял
stolen: robbed, robado, gestohlen, vole, nicked, snatched, pickpocketed, thief
broken: broke, smashed, cracked, bricked, kaputt, roto, damaged, drowned, water damage, not turn on
forgotten: forgot, forget, remember, olvide, olvidado, olvidada, vergessen, oublie, забыл, 忘记
code: otp, pin, passcode, codigo, kode, код, 验证码
text message: sms, texts, txt, mensaje
authenticator: 2fa, tfa, mfa, totp, authy, google auth, auth app, autenticador, authentificator, authentifikator, google 2fa, 谷歌验证
two-factor authenticator: 2fa, two step, 2 factor, two factor, 2 step, 2sv
reset: recover, recuperar, restablecer, zurücksetzen, zurucksetzen, reinitialiser, сбросить, 重置
received: arrive, come, llega, recibir, bekommen, angekommen, reçu, recu, empfangen, приходит, 收不到
withdraw: payout, cash out, cashout, take out, pull out, move out, send out, retirar, retiro, auszahlen, auszahlung, abheben, retrait, saque, вывод, вывести, 提现, 提币
money: funds, cash, coins, crypto, btc, bitcoin, bitcoins, eth, usdt, dinero, fondos, geld, guthaben, argent, деньги
hold: stuck, locked, blocked, suspended, disabled, frozen, pending, gesperrt, bloqueado, bloqueada
delete: erase, wipe, eliminar, borrar, löschen, loschen, loeschen, supprimer, excluir, удалить, 删除, 注销
close: cancel, terminate, deactivate, delete, cerrar, schließen, schliessen, kündigen, kundigen, fermer, quit, leave, закрыть
freeze: block, suspend, pause, stop, lock, sperren, einfrieren, congelar, bloquear, geler, bloquer, заморозить, 冻结
unfreeze: unblock, unsuspend, reactivate, entsperren, desbloquear, descongelar
hacked: hack, haked, hacker, compromised, breached, taken over, hackeado, hackeada, gehackt, pirate, взломали, 被盗
somebody: someone, stranger, thief, intruder, other person
scam: phishing, fraud, fishing, spoof, fake, estafa, betrug, arnaque, scammer, con, golpe, мошенники, 诈骗
genuine: legit, legitimate, real, authentic, echt, trust
message: msg, notification, notice, alert, mensaje, nachricht
notifications: alerts, notices, notificaciones, benachrichtigungen
device: laptop, computer, pc, mac, tablet, ipad, machine, gerät, gerat, dispositivo, appareil, ordenador, устройство, 设备
authorise: authorize, approve, autorizar, bestätigen, bestatigen, confirmer, validate, trust
confirm: approve, verify, confirmar
passkey: touchid, faceid, touch id, face id, fingerprint, biometric, biometrics, yubikey, fido, hardware key, usb key, huella, fingerabdruck, dongle, 通行密钥
verification: verify, verificar, verificacion, verifizierung, proof
backup codes: recovery codes, códigos de respaldo, codigos de respaldo, codigos de recuperacion, ersatzcodes, sicherungscodes, wiederherstellungscodes, codes de secours, 备用码
privacy: datenschutz, privacidad, confidentialite, track, tracking, spy, 隐私
terms: tos, agb, t&c, terminos, condiciones, nutzungsbedingungen, conditions, cgu, 条款
data: information, info, datos, daten, donnees
staff: employee, employees, agent, agents, workers, support
error: bug, glitch, crash, crashing, crashes, crashed, freezes, fehler, fehlermeldung, erreur, ошибка, 错误
not working: funktioniert nicht, geht nicht, no funciona, ne marche pas, broken, doesn’t work, doesnt work, does not work, won’t work, wont work, не работает
page not working: blank, blank page, blank screen, white screen, not loading, site down, app broken
can’t sign in: komme nicht rein, no puedo entrar, kann mich nicht anmelden, cant get in, can’t get in, get in
wrong: incorrect, invalid, falsch, incorrecto, bad, mismatch, match
refused: rejected, declined, denied, not accepted, fails, failing, failed, rechazado, abgelehnt
lock: locked, lockdown, bloqueo, sperre
settings: ajustes, einstellungen, preferences, configuracion
unlock: unlocking, desbloquear
limits: limit, maximum, max, quota, cap, limite, límites
region: country, countries, state, usa, nationality, jurisdiction, pais, land
several codes: two codes, three codes, so many codes, 2 codes, many codes, 2 verifications
protected: safe, secure, safety, seguro, sicher
remove: unlink, unbind, detach, disconnect, get rid of, turn off, disable, deactivate, quitar, entfernen
link: enable, activate, set up, setup, add, install, einrichten, activar, configurar, pair
undo: revert, take back, reverse, roll back, rollback, restore, rückgängig, ruckgangig, deshacer
opened: launched, started
announcement: news, announce
support: human, agent, operator, person, helpdesk, chat, hotline, soporte, hilfe
convert: exchange, swap, trade, umtauschen, cambiar, convertir
rewards: reward, bonus, bonuses, prize, coupon, voucher, cashback, referral, recompensa
face: selfie, facial, camera, scan, gesicht, cara
activity: history, log, logs, record, historial, verlauf
appearance: theme, dark mode, night mode, light mode
language: idioma, sprache, langue, translate, translation
wallet address: wallet, ledger, metamask, trezor
incident: outage, downtime, offline
document: passport, id card, kyc, licence, license, ausweis, pasaporte, dni
restricted: limited, banned, ban, restriction
pay: payment, shop, checkout, paying
small balances: dust, leftovers, tiny
widget: home screen, homescreen
`;

/** What is said (plain words, one space between) and the words of ours that it stands for. */
export type EverydayWords = {
  readonly meant: ReadonlyMap<string, readonly string[]>;
  /** Words of the longest thing that is said. */
  readonly longest: number;
};

const nobody: EverydayWords = { meant: new Map(), longest: 0 };
const read = new Map<string, EverydayWords>();

/** The everyday words of a language. `plainWords` makes plain words of a text. */
export function everydayWords(
  locale: string,
  plainWords: (text: string) => readonly string[],
): EverydayWords {
  if (!locale.startsWith('en')) return nobody;
  const known = read.get(locale);
  if (known) return known;
  const meant = new Map<string, string[]>();
  let longest = 0;
  for (const line of english.trim().split('\n')) {
    const [ours = '', said = ''] = line.split(': ');
    for (const each of said.split(', ')) {
      const words = plainWords(each);
      const key = words.join(' ');
      if (key === '') continue;
      longest = Math.max(longest, words.length);
      meant.set(key, [...(meant.get(key) ?? []), ...plainWords(ours)]);
    }
  }
  const made = { meant, longest };
  read.set(locale, made);
  return made;
}
