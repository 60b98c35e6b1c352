<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en_US">
<context>
    <name>AboutSection</name>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>It is made of {n} parts, each under its own license:</source>
        <translation>Está hecho de {n} partes, cada una con su propia licencia:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>License</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Not stated by the package</source>
        <translation>El paquete no la indica</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Parts</source>
        <translation>Partes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Runs on</source>
        <translation>Funciona en</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>in {package}</source>
        <translation>en {package}</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>, member ...{last4}</source>
        <translation>, miembro ...{last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Anyone may pay for anyone. Figures show after identity is confirmed: a photo ID, or name with date of birth or phone on file. F5 takes payment either way.</source>
        <translation>Cualquiera puede pagar por cualquiera. Las cifras se muestran al confirmar la identidad: una identificación con foto, o el nombre con la fecha de nacimiento o el teléfono registrado. F5 recibe el pago en todo caso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Confirm identity</source>
        <translation>Confirmar identidad</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Household</source>
        <translation>Hogar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Household and address</source>
        <translation>Hogar y dirección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Identity confirmed</source>
        <translation>Identidad confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Identity confirmed: {method}, {time}, until this visit ends</source>
        <translation>Identidad confirmada: {method}, {time}, hasta que termine esta visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Identity not confirmed</source>
        <translation>Identidad no confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Recent payments</source>
        <translation>Pagos recientes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Subscriber</source>
        <translation>Titular</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>Take payment</source>
        <translation>Recibir pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account.py"/>
        <source>as of {time}</source>
        <translation>a las {time}</translation>
    </message>
</context>
<context>
    <name>AmountsSection</name>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Amounts</source>
        <translation>Montos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>An amount from here on is typed once more from the paper.</source>
        <translation>Desde este monto se escribe una vez más, leyendo el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>High amount from</source>
        <translation>Monto alto desde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Highest money order</source>
        <translation>Giro postal más alto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Typed twice from</source>
        <translation>Se escribe dos veces desde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Warns above it: no issuer sells higher ones than it says.</source>
        <translation>Avisa por encima: ningún emisor vende giros postales más altos de lo que indica.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Warns from here on.</source>
        <translation>Avisa desde este monto.</translation>
    </message>
</context>
<context>
    <name>AnswerAskedDialog</name>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Refuse</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Say why, so that the cashier knows.</source>
        <translation>Diga por qué, para que el cajero lo sepa.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Take the item of {amount} all the same?</source>
        <translation>¿Aceptar el documento de {amount} de todos modos?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Void the item of {amount}?</source>
        <translation>¿Anular el documento de {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>Your words to the cashier</source>
        <translation>Sus palabras al cajero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>needed to refuse</source>
        <translation>necesario para rechazar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_asked.py"/>
        <source>{station} does it when it hears of it, under {name}&apos;s name and yours.</source>
        <translation>{station} lo hace cuando recibe el aviso, con el nombre de {name} y el suyo.</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Billing account the money was meant for</source>
        <translation>Cuenta de facturación a la que iba el dinero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Looked at, it is right as it is</source>
        <translation>Revisado, está bien como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Misread from the bill</source>
        <translation>Mal leída en la factura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>The account is new</source>
        <translation>La cuenta es nueva</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>The item was taken back</source>
        <translation>El documento se retiró</translation>
    </message>
    <message>
        <location filename="../../ui/screens/answer_question.py"/>
        <source>Type its nine digits.</source>
        <translation>Escriba sus nueve dígitos.</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>There were none.</source>
        <translation>No hubo ninguna.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>Asked. You can go on: a supervisor elsewhere says yes or no.</source>
        <translation>Solicitado. Puede seguir: un supervisor de otro lugar dice sí o no.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>Called the issuer or the bank</source>
        <translation>Se llamó al emisor o al banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>Looked at the paper, it is good</source>
        <translation>Se revisó el papel, está bien</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>Take item {number} all the same?</source>
        <translation>¿Aceptar el documento {number} de todos modos?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_answers.py"/>
        <source>The payer explained it</source>
        <translation>El pagador lo explicó</translation>
    </message>
</context>
<context>
    <name>Anywhere</name>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>A visit is in hand. Post it, or leave it with Esc, then press Ctrl+U.</source>
        <translation>Hay una visita en curso. Regístrela, o déjela con Esc, y presione Ctrl+U.</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Cash or a card was offered</source>
        <translation>Ofrecieron efectivo o tarjeta</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Customer&apos;s screen</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Import accounts</source>
        <translation>Importar cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Lessons for a first hour</source>
        <translation>Lecciones para la primera hora</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Open a drawer</source>
        <translation>Abrir una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Open a drawer first: press F7.</source>
        <translation>Abra primero una gaveta: presione F7.</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Set this station up</source>
        <translation>Configurar esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Take an item whose account nobody knows</source>
        <translation>Recibir un documento cuya cuenta nadie conoce</translation>
    </message>
    <message>
        <location filename="../../ui/anywhere.py"/>
        <source>Visits begun, put aside</source>
        <translation>Visitas empezadas, dejadas aparte</translation>
    </message>
</context>
<context>
    <name>ApprovalDialog</name>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Ask elsewhere</source>
        <translation>Pedir a otro lugar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Choose the reason</source>
        <translation>Elija el motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Reason in a few words</source>
        <translation>Motivo en pocas palabras</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Say why, so that the report can tell.</source>
        <translation>Diga por qué, para que conste en el informe.</translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>Supervisor&apos;s number</source>
        <translation>Número del supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/approval.py"/>
        <source>or your PIN</source>
        <translation>o su PIN</translation>
    </message>
</context>
<context>
    <name>AsideRow</name>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>A supervisor ends the wait</source>
        <translation>Un supervisor termina la espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>Back by PIN:</source>
        <translation>Volver con PIN:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>Sign {name} out</source>
        <translation>Cerrar la sesión de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>{name} comes back</source>
        <translation>{name} vuelve</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>31 days</source>
        <translation>31 días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>7 days</source>
        <translation>7 días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Account&apos;s last four digits, receipt or word</source>
        <translation>Últimos cuatro dígitos de la cuenta, recibo o palabra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>All events</source>
        <translation>Todos los eventos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Audit lines</source>
        <translation>Líneas de auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Audit lines (*.jsonl)</source>
        <translation>Líneas de auditoría (*.jsonl)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Change nothing at this computer, save all lines, and tell whoever keeps the ledger: it has the lines as they were when they came.</source>
        <translation>No cambie nada en esta computadora, guarde todas las líneas y avise a quien lleva el libro mayor: tiene las líneas como eran cuando llegaron.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Check the chain</source>
        <translation>Revisar la cadena</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Checking the chain</source>
        <translation>Revisando la cadena</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Everything that was done at this station, and by whom. Choose a time, a person, a kind of event, or type an account&apos;s last four digits or a receipt number. Each line is chained to the one before: none can be changed, taken out or put in without being found. F9 saves the lines as a file that can be checked on any computer with cashier audit verify. Reading here is a line as well. The ledger has the lines of every station: cashier ledger audit.</source>
        <translation>Todo lo que se hizo en esta estación, y quién lo hizo. Elija un período, una persona, un tipo de evento, o escriba los últimos cuatro dígitos de una cuenta o un número de recibo. Cada línea está encadenada a la anterior: ninguna se puede cambiar, quitar ni añadir sin que se note. F9 guarda las líneas en un archivo que se puede revisar en cualquier computadora con cashier audit verify. Leer aquí también deja una línea. El libro mayor tiene las líneas de todas las estaciones: cashier ledger audit.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Kind of event</source>
        <translation>Tipo de evento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Last four digits, receipt or word</source>
        <translation>Últimos cuatro dígitos, recibo o palabra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Look for a number or word</source>
        <translation>Busque un número o una palabra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>No line is like that. Ask for a longer time, or for less.</source>
        <translation>Ninguna línea coincide. Elija un período más largo, o menos condiciones.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Reading the lines.</source>
        <translation>Leyendo las líneas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Save all lines</source>
        <translation>Guardar todas las líneas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Save audit lines</source>
        <translation>Guardar líneas de auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Save what is shown</source>
        <translation>Guardar lo que se muestra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Saved as {name}. It can be checked on any computer.</source>
        <translation>Guardado como {name}. Se puede revisar en cualquier computadora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>What</source>
        <translation>Qué</translation>
    </message>
</context>
<context>
    <name>BadgeDialog</name>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>8 to 24 letters and digits</source>
        <translation>De 8 a 24 letras y dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Badge of {name}</source>
        <translation>Credencial de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Code of the badge</source>
        <translation>Código de la credencial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Enrol badge</source>
        <translation>Inscribir credencial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Scan or type it.</source>
        <translation>Escanéelo o escríbalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Scan the badge. From then on it stands for {name} at every station, in place of the staff number; the password or PIN is asked all the same.</source>
        <translation>Escanee la credencial. Desde entonces representa a {name} en cada estación, en lugar del número de empleado; la contraseña o el PIN se piden de todos modos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Take the badge away</source>
        <translation>Quitar la credencial</translation>
    </message>
</context>
<context>
    <name>BankFilesDialog</name>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>104 columns a record, for a bank that takes lockbox files (BAI).</source>
        <translation>104 columnas por registro, para un banco que recibe archivos lockbox (BAI).</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>BAI lockbox</source>
        <translation>Lockbox BAI</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Files for the bank, {ticket}</source>
        <translation>Archivos para el banco, {ticket}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Form of the file</source>
        <translation>Formato del archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Making the file</source>
        <translation>Creando el archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>No file</source>
        <translation>Ningún archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>One row an item, with a row of totals. Most banks and spreadsheets read it.</source>
        <translation>Una fila por documento y una fila de totales. La leen casi todos los bancos y hojas de cálculo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Read again: the same as the ticket</source>
        <translation>Leído de nuevo: igual que la boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Save file</source>
        <translation>Guardar archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Save file for the bank</source>
        <translation>Guardar archivo para el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>Saved as {name} and read again</source>
        <translation>Guardado como {name} y leído de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>and reading it again</source>
        <translation>y leyéndolo de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>nothing was written</source>
        <translation>no se escribió nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_files.py"/>
        <source>{items}, {amount}, hash total {hash}</source>
        <translation>{items}, {amount}, total de control {hash}</translation>
    </message>
</context>
<context>
    <name>BankSection</name>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>As the deposit ticket names it.</source>
        <translation>Como lo nombra la boleta de depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Bank</source>
        <translation>Banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Items in a bundle</source>
        <translation>Documentos por fajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Last four digits of the account</source>
        <translation>Últimos cuatro dígitos de la cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>On the ticket, and on the endorsement of each item.</source>
        <translation>En la boleta y en el endoso de cada documento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Type four digits, or nothing.</source>
        <translation>Escriba cuatro dígitos o nada.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="../../ui/widgets/banner.py"/>
        <source>Take back</source>
        <translation>Deshacer</translation>
    </message>
</context>
<context>
    <name>BegunDialog</name>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>Nothing of it is recorded yet. Put aside, it waits under Ctrl+B.</source>
        <translation>Nada de ella está registrado aún. Dejada aparte, espera en Ctrl+B.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>Put aside</source>
        <translation>Dejar aparte</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>All centers</source>
        <translation>Todos los centros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Answer ledger</source>
        <translation>Responder al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Approve or refuse</source>
        <translation>Aprobar o rechazar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Approved. It is done when the station hears of it.</source>
        <translation>Aprobado. Se hace cuando la estación recibe el aviso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Asked for. {site}-{station} closes the drawer when it hears of it.</source>
        <translation>Solicitado. {site}-{station} cierra la gaveta cuando le llegue el aviso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Close {name}&apos;s drawer</source>
        <translation>Cerrar la gaveta de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Closed. Z {number} is under Reports.</source>
        <translation>Cerrada. El Z {number} está en Informes.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Every drawer of the day, live. Up and Down choose in a list, Tab goes on. In a chart the arrows read bar by bar; Ctrl+T shows the same figures as tables. F12 does what the chosen line of Waiting asks for; F8 closes a drawer that was left open. Your own drawer is not added up here before you have counted it.</source>
        <translation>Todas las gavetas del día, en vivo. Arriba y Abajo eligen en una lista, Tab pasa a lo siguiente. En un gráfico las flechas leen barra por barra; Ctrl+T muestra las mismas cifras en tablas. F12 hace lo que pide la línea elegida en Pendientes; F8 cierra una gaveta que quedó abierta. Su propia gaveta no se suma aquí antes de que usted la cuente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Exceptions</source>
        <translation>Casos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Ledger away since{time}</source>
        <translation>Sin libro mayor desde{time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>No drawer yet today. Each one is listed here as soon as it is opened.</source>
        <translation>Aún no hay gavetas hoy. Cada una aparece aquí en cuanto se abre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Not printed</source>
        <translation>Sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Reading the day…</source>
        <translation>Leyendo el día…</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Refused. The cashier reads your reason.</source>
        <translation>Rechazado. El cajero lee su motivo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>See printer</source>
        <translation>Ver impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Show as chart</source>
        <translation>Ver como gráfico</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Show as table</source>
        <translation>Ver como tabla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Sign difference</source>
        <translation>Firmar diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Signed. The drawer may be deposited.</source>
        <translation>Firmada. La gaveta ya puede depositarse.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>The drawers could not be read.</source>
        <translation>No se pudieron leer las gavetas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Today, {center}</source>
        <translation>Hoy, {center}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Trends</source>
        <translation>Tendencias</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>Voids</source>
        <translation>Anulaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>all centers</source>
        <translation>todos los centros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>as of {time}</source>
        <translation>a las {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>items and dollars</source>
        <translation>documentos y dólares</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>oldest {age}</source>
        <translation>el más antiguo {age}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>others as of {time}</source>
        <translation>otras a las {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>this station only: the ledger was never reached</source>
        <translation>solo esta estación: nunca hubo contacto con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>without yours</source>
        <translation>sin la suya</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>{n} unsure</source>
        <translation>{n} por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board.py"/>
        <source>{time} still running</source>
        <translation>{time} aún en curso</translation>
    </message>
</context>
<context>
    <name>CashDialog</name>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>Cash and cards cannot be taken here. Say:</source>
        <translation>Aquí no se aceptan efectivo ni tarjetas. Diga:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>Cash or a card was offered</source>
        <translation>Ofrecieron efectivo o tarjeta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>Language of the slip</source>
        <translation>Idioma de la hoja</translation>
    </message>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>Print ways to pay</source>
        <translation>Imprimir formas de pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/cash_offered.py"/>
        <source>The ways to pay are being printed.</source>
        <translation>Se están imprimiendo las formas de pago.</translation>
    </message>
</context>
<context>
    <name>CenterDialog</name>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>A new center</source>
        <translation>Un centro nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Add center</source>
        <translation>Añadir centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Address, as receipts show it</source>
        <translation>Dirección, como aparece en los recibos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Change center {code}</source>
        <translation>Cambiar el centro {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Closed besides</source>
        <translation>Cerrado además</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>County</source>
        <translation>Condado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Save center</source>
        <translation>Guardar centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>Type days as 12/24/2026, with commas between.</source>
        <translation>Escriba los días como 12/24/2026, separados por comas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>as 12/24/2026, 12/31/2026</source>
        <translation>como 12/24/2026, 12/31/2026</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_dialog.py"/>
        <source>as in BOS-01</source>
        <translation>como en BOS-01</translation>
    </message>
</context>
<context>
    <name>ChangePassphraseDialog</name>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Change password</source>
        <translation>Cambiar contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Change your password</source>
        <translation>Cambiar su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>{least} characters or more: a few words that only you would put together. It counts here at once, and at each other station when it hears from the ledger.</source>
        <translation>{least} caracteres o más: unas palabras que solo usted juntaría. Vale aquí enseguida, y en cada otra estación cuando tiene noticias del libro mayor.</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <location filename="../../ui/screens/board_parts.py"/>
        <source>{title}, as a table</source>
        <translation>{title}, como tabla</translation>
    </message>
</context>
<context>
    <name>ChoosePassphraseDialog</name>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>New password</source>
        <translation>Nueva contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>The same again</source>
        <translation>La misma otra vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>The two are not the same. Type it once more.</source>
        <translation>Las dos no son iguales. Escríbala una vez más.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Use {least} characters or more; this has {count}.</source>
        <translation>Use {least} caracteres o más; esta tiene {count}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Your password now</source>
        <translation>Su contraseña actual</translation>
    </message>
</context>
<context>
    <name>ChosenAccount</name>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Chosen account</source>
        <translation>Cuenta elegida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Identity not confirmed</source>
        <translation>Identidad no confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Member ...{last4}</source>
        <translation>Miembro ...{last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Name, coverage and last 4 only. Figures show once identity is confirmed.</source>
        <translation>Solo nombre, cobertura y últimos 4 dígitos. Las cifras se muestran al confirmar la identidad.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>The account you choose in the list is shown here.</source>
        <translation>La cuenta que elija en la lista se muestra aquí.</translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>1 item</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>A receipt is being printed. Press Ctrl+P again in a moment.</source>
        <translation>Se está imprimiendo un recibo. Presione Ctrl+P de nuevo en un momento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Cause: {cause}. The drawer is closed and the Z is archived.</source>
        <translation>Causa: {cause}. La gaveta está cerrada y el Z está archivado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Closed with a difference</source>
        <translation>Cerrada con diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Did the Z report come out?</source>
        <translation>¿Salió el informe Z?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Drawer closed</source>
        <translation>Gaveta cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Drawer closed, Z {number}</source>
        <translation>Gaveta cerrada, Z {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Drawer of</source>
        <translation>Gaveta de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Every kind agrees</source>
        <translation>Todos los tipos coinciden</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>In balance</source>
        <translation>Cuadrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>In the tray</source>
        <translation>En la bandeja</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Left open at the close</source>
        <translation>Quedó pendiente al cierre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Opened</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Press Ctrl+P to print it again, or save the PDF.</source>
        <translation>Presione Ctrl+P para imprimirlo de nuevo, o guarde el PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Print Z</source>
        <translation>Imprimir Z</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>The Z report did not print.</source>
        <translation>El informe Z no se imprimió.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>The drawer is closed for ever and its Z report is archived; it stays in Reports and always says the same. Ctrl+S saves it as a PDF to print and put with the items.</source>
        <translation>La gaveta queda cerrada para siempre y su informe Z archivado; permanece en Informes y siempre dice lo mismo. Ctrl+S lo guarda como PDF para imprimirlo y ponerlo con los documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Total counted</source>
        <translation>Total contado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Z report</source>
        <translation>Informe Z</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>Z report printed.</source>
        <translation>Informe Z impreso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>{amount}, not signed yet: no deposit before that</source>
        <translation>{amount}, aún sin firmar: antes no hay depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>{amount}, signed</source>
        <translation>{amount}, firmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/closed.py"/>
        <source>{number} items</source>
        <translation>{number} documentos</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>It counts at each station as soon as that station hears from the ledger.</source>
        <translation>Vale en cada estación en cuanto esa estación tiene noticias del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>One-time code of {name}</source>
        <translation>Código de un solo uso de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_dialogs.py"/>
        <source>Tell it to {name} in person. It is shown only now; until {day} they sign in with it once, with or without the dashes, and choose a password of their own.</source>
        <translation>Dígaselo a {name} en persona. Se muestra solo ahora; hasta el {day} inicia sesión con él una vez, con o sin los guiones, y elige una contraseña propia.</translation>
    </message>
</context>
<context>
    <name>CorrectDialog</name>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Correct item</source>
        <translation>Corregir documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Correct {item}</source>
        <translation>Corregir {item}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Leave as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Misread from the paper</source>
        <translation>Mal leído en el papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Missing when it was taken</source>
        <translation>Faltaba al recibirlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Nothing differs from what is recorded.</source>
        <translation>Nada difiere de lo registrado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Sign again if it is another paper.</source>
        <translation>Firme de nuevo si es otro papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Typed wrong</source>
        <translation>Mal escrito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>like 2026-11-20</source>
        <translation>como 2026-11-20</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>{about}. Type what the paper says; the rest stays. For another amount or kind, take the item back and record it anew.</source>
        <translation>{about}. Escriba lo que dice el papel; lo demás no cambia. Para otro monto o tipo, retire el documento y regístrelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>1 item</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>1 kind is not ready to compare. It is marked below.</source>
        <translation>1 tipo no está listo para comparar. Está marcado abajo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>1 visit is put aside, not recorded: Esc, then Ctrl+B.</source>
        <translation>Hay 1 visita dejada aparte, no registrada: Esc y luego Ctrl+B.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>A supervisor counts now</source>
        <translation>Ahora cuenta un supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Back to the counter</source>
        <translation>Volver al mostrador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Back to the result</source>
        <translation>Volver al resultado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Close drawer, {day}</source>
        <translation>Cerrar gaveta, {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Count the paper in the tray by kind and type what you hold, 0 where there is none; Ctrl+0 types it for all that are empty. Enter goes on and compares after the last field. F6 counts item by item, scanned or keyed. Esc goes back to the counter before the first count.</source>
        <translation>Cuente por tipo el papel de la bandeja y escriba lo que tiene, 0 donde no hay nada; Ctrl+0 lo escribe en todos los vacíos. Enter avanza y, después del último campo, compara. F6 cuenta documento por documento, escaneado o tecleado. Esc vuelve al mostrador antes del primer conteo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Count what is in the tray</source>
        <translation>Cuente lo que hay en la bandeja</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Each item</source>
        <translation>Cada documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>First count</source>
        <translation>Primer conteo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>How this works</source>
        <translation>Cómo funciona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>If it differs you may recount twice. Then a supervisor counts.</source>
        <translation>Si no cuadra, puede recontar dos veces. Después cuenta un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>No expected figure is shown until you compare. Type 0 where there is none; Ctrl+0 does it for all that are empty.</source>
        <translation>No se muestra ninguna cifra esperada hasta que compare. Escriba 0 donde no hay nada; Ctrl+0 lo hace en todos los vacíos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>None of the kinds that are still empty</source>
        <translation>Ninguno de los tipos que siguen vacíos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Pay and Today are shut.</source>
        <translation>Cobrar y Hoy están cerrados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Recount {number} of {most}</source>
        <translation>Reconteo {number} de {most}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Supervisor counts</source>
        <translation>Cuenta el supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>Total in dollars</source>
        <translation>Total en dólares</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>What you type survives a power cut.</source>
        <translation>Lo que escribe sobrevive a un corte de luz.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>You are counting.</source>
        <translation>Usted está contando.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>You have counted</source>
        <translation>Usted ha contado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>so far {amount}</source>
        <translation>hasta ahora {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>{count} visits are put aside, not recorded: Esc, then Ctrl+B.</source>
        <translation>Hay {count} visitas dejadas aparte, no registradas: Esc y luego Ctrl+B.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>{number} items</source>
        <translation>{number} documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count.py"/>
        <source>{number} kinds are not ready to compare. They are marked below.</source>
        <translation>{number} tipos no están listos para comparar. Están marcados abajo.</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>A PIN does not sign in. Type your password.</source>
        <translation>Un PIN no inicia sesión. Escriba su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Next try in 1 second.</source>
        <translation>Próximo intento en 1 segundo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Next try in {n} minutes.</source>
        <translation>Próximo intento en {n} minutos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Next try in {n} seconds.</source>
        <translation>Próximo intento en {n} segundos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Nobody approves their own act. Ask another supervisor.</source>
        <translation>Nadie aprueba sus propias acciones. Pídaselo a otro supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Only a supervisor can approve this.</source>
        <translation>Solo un supervisor puede aprobar esto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That PIN does not match.</source>
        <translation>Ese PIN no corresponde.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That PIN does not match. 1 more try, then your password.</source>
        <translation>Ese PIN no corresponde. 1 intento más, y luego su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That PIN does not match. Type your password now.</source>
        <translation>Ese PIN no corresponde. Escriba ahora su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That PIN does not match. {n} more tries, then your password.</source>
        <translation>Ese PIN no corresponde. {n} intentos más, y luego su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That is not the badge of {name}. F11 ends this session.</source>
        <translation>Esa no es la credencial de {name}. F11 termina esta sesión.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That number and password do not match.</source>
        <translation>Ese número y esa contraseña no corresponden.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>That password does not match.</source>
        <translation>Esa contraseña no corresponde.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Too many tries.</source>
        <translation>Demasiados intentos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>Type your staff number, or scan your badge.</source>
        <translation>Escriba su número de empleado o escanee su credencial.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/credentials.py"/>
        <source>You can try again now.</source>
        <translation>Ya puede intentarlo de nuevo.</translation>
    </message>
</context>
<context>
    <name>CustomerScreenDialog</name>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>Customer&apos;s screen</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>It shows the center, each item&apos;s kind and amount, the total and a thank-you in the member&apos;s language. It never shows a name, an account or a balance, and it is blank while the station is locked or a drawer is counted.</source>
        <translation>Muestra el centro, el tipo y el monto de cada documento, el total y un agradecimiento en el idioma del miembro. Nunca muestra un nombre, una cuenta ni un saldo, y queda en blanco mientras la estación está bloqueada o se cuenta una gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>Leave it as it is</source>
        <translation>Dejarla como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>No second screen is plugged in. Plug it in and open this again.</source>
        <translation>No hay una segunda pantalla conectada. Conéctela y abra esto de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>Set by your organization</source>
        <translation>Definido por su organización</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>Use this screen</source>
        <translation>Usar esta pantalla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>{name}, not plugged in</source>
        <translation>{name}, no conectada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/customer_choice.py"/>
        <source>{name}, {width} x {height}</source>
        <translation>{name}, {width} x {height}</translation>
    </message>
</context>
<context>
    <name>CustomerSide</name>
    <message>
        <location filename="../../ui/customer_side.py"/>
        <source>The customer&apos;s screen is gone. It comes back when it is plugged in.</source>
        <translation>La pantalla del cliente se desconectó. Vuelve cuando se conecte.</translation>
    </message>
</context>
<context>
    <name>CustomerWindow</name>
    <message>
        <location filename="../../ui/customer_screen.py"/>
        <source>Customer&apos;s screen</source>
        <translation>Pantalla del cliente</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Checks and money orders only</source>
        <translation>Solo cheques y giros postales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>No cash, no cards</source>
        <translation>Sin efectivo, sin tarjetas</translation>
    </message>
</context>
<context>
    <name>DayWords</name>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>After {time} billing decides what is in time</source>
        <translation>Después de las {time} facturación decide qué está a tiempo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Bills of {bill} are due today</source>
        <translation>Las facturas de {bill} vencen hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Bills of {bill} are due {due}</source>
        <translation>Las facturas de {bill} vencen el {due}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Bills of {bill} were due today</source>
        <translation>Las facturas de {bill} vencían hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Bunker Hill Day</source>
        <translation>Día de Bunker Hill</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Christmas Day</source>
        <translation>Navidad</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Columbus Day</source>
        <translation>Día de Colón</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Counter day</source>
        <translation>Día de mostrador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Evacuation Day</source>
        <translation>Día de la Evacuación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Friday</source>
        <translation>viernes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Independence Day</source>
        <translation>Día de la Independencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Juneteenth National Independence Day</source>
        <translation>Juneteenth</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Labor Day</source>
        <translation>Día del Trabajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Last counter day before it: {day}</source>
        <translation>Último día de mostrador antes: {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Martin Luther King Jr. Day</source>
        <translation>Día de Martin Luther King</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Memorial Day</source>
        <translation>Día de los Caídos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Monday</source>
        <translation>lunes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>New Year&apos;s Day</source>
        <translation>Año Nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Next counter day: {day}</source>
        <translation>Próximo día de mostrador: {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Open {opens} to {closes}</source>
        <translation>Abierto de {opens} a {closes}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Paid before {time} is in time</source>
        <translation>Pagado antes de las {time} está a tiempo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Paid before {time} that day is in time</source>
        <translation>Pagado ese día antes de las {time} está a tiempo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Patriots&apos; Day</source>
        <translation>Día de los Patriotas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Saturday</source>
        <translation>sábado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Sunday</source>
        <translation>domingo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Thanksgiving Day</source>
        <translation>Día de Acción de Gracias</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Thursday</source>
        <translation>jueves</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Today is {name}</source>
        <translation>Hoy es {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Tuesday</source>
        <translation>martes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Veterans Day</source>
        <translation>Día de los Veteranos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Washington&apos;s Birthday</source>
        <translation>Natalicio de Washington</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>Wednesday</source>
        <translation>miércoles</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>{day} (observed)</source>
        <translation>{day} (trasladado)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/day_words.py"/>
        <source>{site}, station {number}</source>
        <translation>{site}, estación {number}</translation>
    </message>
</context>
<context>
    <name>DepositPage</name>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>1 bundle</source>
        <translation>1 fajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>1 item is not ticked:</source>
        <translation>1 documento no está marcado:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>4 to 20 letters and digits</source>
        <translation>De 4 a 20 letras y dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>A deposit gets its number there. Ticks are kept; prepare when it is back.</source>
        <translation>El depósito recibe allí su número. Las marcas se guardan; prepárelo cuando vuelva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>All are here</source>
        <translation>Están todos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Asking the ledger for the ticket&apos;s number.</source>
        <translation>Pidiendo al libro mayor el número de la boleta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Bag number</source>
        <translation>Número de bolsa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Choose a drawer: Space on its line takes it in.</source>
        <translation>Elija una gaveta: Espacio sobre su línea la incluye.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Closed drawers</source>
        <translation>Gavetas cerradas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Closed drawers that have not gone to the bank, overdue ones first. Space on a drawer takes it in or out; a deposit has whole drawers of one day. Then hold each item: scan it, or type its number and press Enter, or press Space on its line. The ticket lists them in that order. F12 asks the ledger for the ticket; another supervisor verifies it. Ticks are kept when you leave.</source>
        <translation>Gavetas cerradas que no han ido al banco, las atrasadas primero. Espacio sobre una gaveta la incluye o la quita; un depósito lleva gavetas enteras de un solo día. Luego tenga en mano cada documento: escanéelo, o escriba su número y presione Enter, o presione Espacio sobre su línea. La boleta los lista en ese orden. F12 pide la boleta al libro mayor; otro supervisor lo verifica. Las marcas se guardan cuando usted sale.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Deposit {ticket} is prepared. Another supervisor verifies it.</source>
        <translation>El depósito {ticket} está preparado. Otro supervisor lo verifica.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Deposits, {number} to verify</source>
        <translation>Depósitos, {number} por verificar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Deposits, {number} under way</source>
        <translation>Depósitos, {number} en camino</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>It should have been at the bank by {day}. Deposit it first.</source>
        <translation>Debía estar en el banco el {day}. Deposítela primero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Items of the chosen drawers</source>
        <translation>Documentos de las gavetas elegidas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Ledger and printer says why. Ticks are kept until it is mended.</source>
        <translation>Libro mayor e impresora dice por qué. Las marcas se guardan hasta que se arregle.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>No closed drawer waits for the bank. F9 shows the deposits made.</source>
        <translation>Ninguna gaveta cerrada espera al banco. F9 muestra los depósitos hechos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>No closed drawer waits for the bank. Still open: {drawers}. A drawer can go once it is closed, F7.</source>
        <translation>Ninguna gaveta cerrada espera al banco. Aún abiertas: {drawers}. Una gaveta puede ir cuando está cerrada, F7.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>No drawer can be deposited by you now. Why stands at the left; another supervisor may take it.</source>
        <translation>Usted no puede depositar ninguna gaveta ahora. A la izquierda dice por qué; otro supervisor puede llevarla.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Nothing could be read. F9 or Esc goes on.</source>
        <translation>No se pudo leer nada. F9 o Esc continúa.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>One day per ticket: {day} first, then this one.</source>
        <translation>Un día por boleta: primero el {day}, luego este.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Reading drawers and their items.</source>
        <translation>Leyendo las gavetas y sus documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Scan or type</source>
        <translation>Escanee o escriba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>Take drawer {number} in or out</source>
        <translation>Incluir o quitar la gaveta {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>The deposit is recorded here. Its number comes from the ledger.</source>
        <translation>El depósito está registrado aquí. Su número viene del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>The first should have been at the bank by {day}.</source>
        <translation>La primera debía estar en el banco el {day}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>The ledger cannot be reached.</source>
        <translation>No hay contacto con el libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>The ledger takes nothing from this station.</source>
        <translation>El libro mayor no acepta nada de esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>business date {day}</source>
        <translation>fecha contable {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>in {drawers}</source>
        <translation>en {drawers}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>printed on the bag</source>
        <translation>impreso en la bolsa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{drawers} overdue.</source>
        <translation>{drawers} con atraso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{drawer} goes with this deposit.</source>
        <translation>{drawer} va con este depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{drawer} is left for another deposit.</source>
        <translation>{drawer} queda para otro depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{items}. Hold each item, or press Ctrl+D if all of them are here.</source>
        <translation>{items}. Tenga en mano cada documento, o presione Ctrl+D si están todos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{number} bundles</source>
        <translation>{number} fajos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{number} items are not ticked:</source>
        <translation>{number} documentos no están marcados:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit.py"/>
        <source>{taken} of {all} chosen</source>
        <translation>{taken} de {all} elegidas</translation>
    </message>
</context>
<context>
    <name>DepositVerifyPage</name>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>1 bundle</source>
        <translation>1 fajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>1 item is missing, so it is not verified:</source>
        <translation>Falta 1 documento, así que no queda verificado:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Hold every item of the ticket once more: scan it, or type its number and press Enter, or press Space on its line. If one is not there, stop: look for it, or give the deposit up and reverse the item. Whoever verifies did not prepare it and is the cashier of no drawer in it. F12 signs. Ticks are kept when you leave.</source>
        <translation>Tenga en mano una vez más cada documento de la boleta: escanéelo, o escriba su número y presione Enter, o presione Espacio sobre su línea. Si falta uno, deténgase: búsquelo, o cancele el depósito y revierta el documento. Quien verifica no lo preparó y no es cajero de ninguna de sus gavetas. F12 firma. Las marcas se guardan cuando usted sale.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Items of the ticket</source>
        <translation>Documentos de la boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Items, in the order of the ticket</source>
        <translation>Documentos, en el orden de la boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Reading the items of the ticket.</source>
        <translation>Leyendo los documentos de la boleta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Scan or type</source>
        <translation>Escanee o escriba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Telling the ledger.</source>
        <translation>Avisando al libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>The ticket could not be read. Esc goes back.</source>
        <translation>No se pudo leer la boleta. Esc vuelve.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Verify a deposit</source>
        <translation>Verificar un depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Verify {ticket}</source>
        <translation>Verificar {ticket}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Who verifies</source>
        <translation>Quién verifica</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>You did not prepare it, and no drawer of yours is in it.</source>
        <translation>Usted no lo preparó, y no incluye ninguna gaveta suya.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>You prepared it, so another supervisor verifies and signs here.</source>
        <translation>Usted lo preparó, así que otro supervisor verifica y firma aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>Your drawer is in it, so another supervisor verifies and signs here.</source>
        <translation>Incluye su gaveta, así que otro supervisor verifica y firma aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>bag {number}, prepared by {name}, {time}</source>
        <translation>bolsa {number}, preparado por {name}, {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>signs with F12</source>
        <translation>firma con F12</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>{items}. Look in the stack; else go back and give the deposit up.</source>
        <translation>{items}. Busque en el fajo; si no, vuelva y cancele el depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>{number} bundles</source>
        <translation>{number} fajos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>{number} items are missing, so it is not verified:</source>
        <translation>Faltan {number} documentos, así que no queda verificado:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_verify.py"/>
        <source>{ticket} is verified by {name}. Put items and ticket into the bag.</source>
        <translation>{ticket} está verificado por {name}. Ponga documentos y boleta en la bolsa.</translation>
    </message>
</context>
<context>
    <name>DepositsPage</name>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>1 bundle</source>
        <translation>1 fajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>1 deposit overdue.</source>
        <translation>1 depósito con atraso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>1 item came back from the bank:</source>
        <translation>El banco devolvió 1 documento:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>All of it</source>
        <translation>Todo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Another deposit had one of its drawers first, so it got no number.</source>
        <translation>Otro depósito incluyó antes una de sus gavetas, así que no recibió número.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Ask the ledger again</source>
        <translation>Preguntar de nuevo al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Asking the ledger.</source>
        <translation>Preguntando al libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Bag {number} left for the bank?</source>
        <translation>¿La bolsa {number} salió hacia el banco?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Every deposit of the site, newest first. F12 does the next step: another supervisor verifies the items, then the bag leaves, then the bank says it has all of it. Until it is verified it can be given up, and its drawers are free again. Enter on a line shows its receipt, where a returned item is recorded. F9 shows the ticket to print, Ctrl+E the files for the bank.</source>
        <translation>Todos los depósitos de la sede, los más recientes primero. F12 da el paso siguiente: otro supervisor verifica los documentos, luego sale la bolsa, luego el banco dice que lo tiene todo. Hasta que se verifica puede cancelarse, y sus gavetas quedan libres. Enter sobre una línea muestra su recibo, donde se registra un documento devuelto. F9 muestra la boleta para imprimir, Ctrl+E los archivos para el banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Files for the bank</source>
        <translation>Archivos para el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Give up</source>
        <translation>Cancelar depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Given up.</source>
        <translation>Cancelado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>It left</source>
        <translation>Salió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>It left for the bank</source>
        <translation>Salió hacia el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Items, in the order of the ticket</source>
        <translation>Documentos, en el orden de la boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Lines of the ticket</source>
        <translation>Líneas de la boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>No deposit yet. Choose closed drawers on the page before, Esc.</source>
        <translation>Aún no hay depósitos. Elija gavetas cerradas en la página anterior, Esc.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Not taken.</source>
        <translation>No aceptado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Not yet</source>
        <translation>Aún no</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Reading the deposits.</source>
        <translation>Leyendo los depósitos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Reason: {reason}.</source>
        <translation>Motivo: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Telling the ledger.</source>
        <translation>Avisando al libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>That receipt has no item in this deposit.</source>
        <translation>Ese recibo no tiene ningún documento en este depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>The bank has all of {ticket}?</source>
        <translation>¿El banco tiene todo el {ticket}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>The bank has it</source>
        <translation>El banco lo tiene</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Ticket</source>
        <translation>Boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>Verify the items</source>
        <translation>Verificar los documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>bag {number}, business date {day}</source>
        <translation>bolsa {number}, fecha contable {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>hash total {number}</source>
        <translation>control {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>newest first</source>
        <translation>primero los más recientes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{number} bundles</source>
        <translation>{number} fajos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{number} deposits overdue.</source>
        <translation>{number} depósitos con atraso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{number} items came back from the bank:</source>
        <translation>El banco devolvió {number} documentos:</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{reason}. Its drawers are free; its number is not used again.</source>
        <translation>{reason}. Sus gavetas quedan libres; su número no se usa otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{sums} Compare it with the bank&apos;s receipt or its statement.</source>
        <translation>{sums} Compárelo con el comprobante o el estado de cuenta del banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposits.py"/>
        <source>{ticket} should have been at the bank by {day}.</source>
        <translation>El {ticket} debía estar en el banco el {day}.</translation>
    </message>
</context>
<context>
    <name>DevicesSection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Choose the customer&apos;s screen</source>
        <translation>Elegir la pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Customer&apos;s screen</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Prefix {prefix}, gap {gap} ms, check reader {format}</source>
        <translation>Prefijo {prefix}, intervalo {gap} ms, lector de cheques {format}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Set up</source>
        <translation>Configurar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Set up the printer</source>
        <translation>Configurar la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Set up the scanner</source>
        <translation>Configurar el escáner</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>DifferencePage</name>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>A slip in typing? F7. You hold the item? F6 ticks it.</source>
        <translation>¿Error al escribir? F7. ¿Tiene el documento? F6 lo marca.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>After the count</source>
        <translation>Después del conteo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Amount keyed wrong</source>
        <translation>Monto mal tecleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Choose the reason</source>
        <translation>Elija el motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Close drawer</source>
        <translation>Cerrar gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Close drawer, {day}</source>
        <translation>Cerrar gaveta, {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Close with difference</source>
        <translation>Cerrar con diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Close without a signature?</source>
        <translation>¿Cerrar sin firma?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Close, sign later</source>
        <translation>Cerrar, firmar después</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Closing leaves open</source>
        <translation>Al cerrar queda pendiente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Count again, {number} left</source>
        <translation>Contar de nuevo, quedan {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Every kind agrees, in items and in total.</source>
        <translation>Todos los tipos coinciden, en documentos y en total.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Handed back by mistake</source>
        <translation>Devuelto al pagador por error</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>In balance.</source>
        <translation>Cuadra.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>In the tray, not recorded</source>
        <translation>En la bandeja, no registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Key an item of the tray, as its paper says</source>
        <translation>Teclear un documento de la bandeja, como dice su papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Kind keyed wrong</source>
        <translation>Tipo mal tecleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Kinds, recorded and counted</source>
        <translation>Tipos, registrado y contado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Needed to close.</source>
        <translation>Necesario para cerrar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Not found</source>
        <translation>No encontrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Only where no supervisor is on site. The drawer is closed with your reason and waits for one who signs, here or at another station. Nothing of it goes to the bank before that.</source>
        <translation>Solo donde no hay supervisor en la sede. La gaveta se cierra con su motivo y espera a que uno firme, aquí o en otra estación. Nada de ella va al banco antes.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Other reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Say it in a few words.</source>
        <translation>Dígalo en pocas palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Sign later</source>
        <translation>Firmar después</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Supervisor counts</source>
        <translation>Cuenta el supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>The count is committed and kept. In balance, F12 closes the drawer. A difference is often a slip in typing: F7 counts again, twice, then a supervisor counts. Else look: scan each item you hold, or tick it with F6; what is left is missing. F9 keys an item as its paper says: one never recorded, or recorded with another amount. Then F12 closes with a reason that a supervisor signs, later where none is on site (F8). A closed drawer is never opened again.</source>
        <translation>El conteo queda asentado y guardado. Si cuadra, F12 cierra la gaveta. Una diferencia es a menudo un error al escribir: F7 cuenta de nuevo, dos veces; después cuenta un supervisor. Si no, busque: escanee cada documento que tiene, o márquelo con F6; lo que queda, falta. F9 teclea un documento como dice su papel: uno nunca registrado, o registrado con otro monto. Después F12 cierra con un motivo que firma un supervisor, más tarde donde no hay ninguno en la sede (F8). Una gaveta cerrada no se abre nunca más.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference.py"/>
        <source>Tick the chosen item: it is held</source>
        <translation>Marcar el documento elegido: está en mano</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>As this computer</source>
        <translation>Según el sistema</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Display</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Everything grows with it. Nothing is lost.</source>
        <translation>Todo crece con él. No se pierde nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>The first takes the colors, and the high contrast, set on this computer.</source>
        <translation>El primero toma los colores, y el alto contraste, definidos en esta computadora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
</context>
<context>
    <name>DrawerHere</name>
    <message>
        <location filename="../../ui/drawer_here.py"/>
        <source>Your drawer was closed by a supervisor.</source>
        <translation>Un supervisor cerró su gaveta.</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Line {number}</source>
        <translation>Línea {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>New York</source>
        <translation>Nueva York</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit.py"/>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>ErrorBox</name>
    <message>
        <location filename="../../ui/dialogs.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs.py"/>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs.py"/>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <location filename="../../ui/dialogs.py"/>
        <source>Details copied</source>
        <translation>Detalles copiados</translation>
    </message>
</context>
<context>
    <name>ExceptionsPage</name>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>1 waits</source>
        <translation>1 espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>A record of the drawer</source>
        <translation>Un registro de la gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Answered</source>
        <translation>Respondidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Answered {number}</source>
        <translation>Respondidos {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Answered. The ledger hears of it with the next sending.</source>
        <translation>Respondido. El libro mayor lo sabrá en el próximo envío.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Everything that needs a supervisor: money the ledger could not place, a paper taken twice, records it asks about, differences nobody signed. Nothing is lost meanwhile. Up and Down choose a case; F12 answers or signs it, F9 shows its receipt or Z, F8 takes the item back. Alt with the letter, or Tab and the arrow keys, change between what is open and what was answered.</source>
        <translation>Todo lo que necesita un supervisor: dinero que el libro mayor no pudo ubicar, un papel tomado dos veces, registros por los que pregunta, diferencias que nadie firmó. Nada se pierde mientras tanto. Arriba y Abajo eligen un caso; F12 lo responde o lo firma, F9 muestra su recibo o su Z, F8 retira el documento. Alt con la letra, o Tab y las flechas, cambian entre lo abierto y lo respondido.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Exceptions</source>
        <translation>Casos por resolver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Nothing waits. What the ledger asks, and what nobody signed, comes here.</source>
        <translation>No hay nada pendiente. Aquí llega lo que pregunta el libro mayor y lo que nadie firmó.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Nothing was answered in the last 30 days.</source>
        <translation>No se respondió nada en los últimos 30 días.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Open</source>
        <translation>Abiertos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Open {number}</source>
        <translation>Abiertos {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Signed. The drawer may be deposited.</source>
        <translation>Firmada. La gaveta ya puede depositarse.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Take item back</source>
        <translation>Retirar documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Taken back. Now answer the question, F12.</source>
        <translation>Retirado. Ahora responda la pregunta, F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>The drawer of {name} is open: it is voided there, F8 in Today.</source>
        <translation>La gaveta de {name} está abierta: se anula allí, F8 en Hoy.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>View Z</source>
        <translation>Ver Z</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>View receipt</source>
        <translation>Ver recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>Which cases</source>
        <translation>Qué casos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>as of {time}, the ledger cannot be reached; answers are sent later</source>
        <translation>a las {time}, sin contacto con el libro mayor; las respuestas se envían después</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>nothing waits</source>
        <translation>nada pendiente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>of 30 days</source>
        <translation>de 30 días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>oldest first</source>
        <translation>primero los más antiguos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exceptions.py"/>
        <source>{number} wait</source>
        <translation>{number} en espera</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>1 match</source>
        <translation>1 resultado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Add to the visit</source>
        <translation>Añadir a la visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Billing number, member ID, name, phone, bill or receipt</source>
        <translation>Número de facturación, número de miembro, nombre, teléfono, factura o recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>F5 takes an item for it, with a supervisor.</source>
        <translation>F5 recibe un documento para ella, con un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Find an account</source>
        <translation>Buscar una cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Matches</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Member</source>
        <translation>Miembro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>No account has that number. Compare it with the bill.</source>
        <translation>Ninguna cuenta tiene ese número. Compárelo con la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>No account matches “{typed}”.</source>
        <translation>Ninguna cuenta corresponde a “{typed}”.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>No receipt with that number was written here.</source>
        <translation>Aquí no se emitió ningún recibo con ese número.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Nobody knows it? F5 takes the item to suspense, with a supervisor.</source>
        <translation>¿Nadie la conoce? F5 recibe el documento en suspenso, con un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Nothing has that number. Compare it with the bill.</source>
        <translation>Nada tiene ese número. Compárelo con la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Open account</source>
        <translation>Abrir cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Scan the coupon, or type a number or name.</source>
        <translation>Escanee el cupón, o escriba un número o un nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Search by billing number, member ID or name.</source>
        <translation>Busque por número de facturación, número de miembro o nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Searching the copy from {time}.</source>
        <translation>Buscando en la copia de las {time}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Take payment</source>
        <translation>Recibir pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Take with a supervisor</source>
        <translation>Recibir con un supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>That receipt was written at another station. It paid these accounts.</source>
        <translation>Ese recibo se emitió en otra estación. Pagó estas cuentas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>This station has no copy of the accounts yet.</source>
        <translation>Esta estación aún no tiene copia de las cuentas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Two people with one name? Ask for the number on the bill.</source>
        <translation>¿Dos personas con el mismo nombre? Pida el número de la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Type a number or a name; results come while you type. Up and Down choose, Enter opens. A number that fits exactly one account opens at once.</source>
        <translation>Escriba un número o un nombre; los resultados aparecen mientras escribe. Arriba y Abajo eligen, Enter abre. Un número que corresponde a una sola cuenta se abre enseguida.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Type more to narrow {total} matches.</source>
        <translation>Escriba más para reducir {total} resultados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Type the whole number, or the name and its last four.</source>
        <translation>Escriba el número completo, o el nombre y los últimos cuatro.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Up and Down choose, Enter opens</source>
        <translation>Arriba y Abajo eligen, Enter abre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>Use the suggested name</source>
        <translation>Usar el nombre sugerido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>number, name, phone, bill or receipt</source>
        <translation>número, nombre, teléfono, factura o recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>to add to this visit</source>
        <translation>para añadir a esta visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>{count} matches, best first</source>
        <translation>{count} resultados, el mejor primero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find.py"/>
        <source>{shown} of {total} matches, best first</source>
        <translation>{shown} de {total} resultados, el mejor primero</translation>
    </message>
</context>
<context>
    <name>GiveUpDialog</name>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>An item is missing</source>
        <translation>Falta un documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Choose the reason</source>
        <translation>Elija el motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Give up deposit</source>
        <translation>Cancelar depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Give up deposit {ticket}?</source>
        <translation>¿Cancelar el depósito {ticket}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>In a few words</source>
        <translation>En pocas palabras</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Items in another order</source>
        <translation>Documentos en otro orden</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Its drawers can go with another deposit. Its number is not used again.</source>
        <translation>Sus gavetas pueden ir con otro depósito. Su número no se usa otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Keep deposit</source>
        <translation>Conservar depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Say it in a few words.</source>
        <translation>Dígalo en pocas palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Say why, so that the report can tell.</source>
        <translation>Diga por qué, para que conste en el informe.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Wrong bag</source>
        <translation>Bolsa equivocada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_dialogs.py"/>
        <source>Wrong drawer chosen</source>
        <translation>Gaveta equivocada</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <location filename="../../ui/widgets/header.py"/>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/header.py"/>
        <source>Open the settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/header.py"/>
        <source>Settings, Ctrl+,</source>
        <translation>Ajustes, Ctrl+,</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/header.py"/>
        <source>Switch</source>
        <translation>Cambiar</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <location filename="../../ui/help.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/help.py"/>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Look into the tray, tick that it is empty, then open with F12.</source>
        <translation>Mire la bandeja, marque que está vacía y abra con F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Nothing here must be done by hand: items are sent, and receipts printed, by themselves.</source>
        <translation>Aquí no hay que hacer nada a mano: los documentos se envían y los recibos se imprimen solos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Type your password to go on where you were.</source>
        <translation>Escriba su contraseña para seguir donde estaba.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Type your staff number and password, or scan your badge and type the password. Your first time: type the code an administrator told you in place of the password. Forgotten password: an administrator gives you another code.</source>
        <translation>Escriba su número de empleado y su contraseña, o escanee su credencial y escriba la contraseña. La primera vez: escriba en lugar de la contraseña el código que le dio un administrador. ¿Olvidó la contraseña? Un administrador le da otro código.</translation>
    </message>
</context>
<context>
    <name>HoursGrid</name>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>Closes</source>
        <translation>Cierra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>Counter hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>Opens</source>
        <translation>Abre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>Type both, as 08:30 and 17:00, or leave both empty: closed.</source>
        <translation>Escriba ambas, como 08:30 y 17:00, o deje ambas vacías: cerrado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>{day}, closes</source>
        <translation>{day}, cierra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/center_hours.py"/>
        <source>{day}, opens</source>
        <translation>{day}, abre</translation>
    </message>
</context>
<context>
    <name>IdentityDialog</name>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Confirm identity of {name}</source>
        <translation>Confirmar la identidad de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Full name and date of birth</source>
        <translation>Nombre completo y fecha de nacimiento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Full name and phone on file</source>
        <translation>Nombre completo y teléfono registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Name, address and numbers on the bill confirm nothing. The confirmation ends with this visit.</source>
        <translation>El nombre, la dirección y los números de la factura no confirman nada. La confirmación termina con esta visita.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Not confirmed</source>
        <translation>Dejar sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>Photo ID that names the subscriber</source>
        <translation>Identificación con foto que nombra al titular</translation>
    </message>
    <message>
        <location filename="../../ui/screens/identity.py"/>
        <source>To compare: Find knows the name with the date of birth (alves 4/26/1957), and the phone. It brings up this account only where they are on file.</source>
        <translation>Para comparar: Buscar conoce el nombre con la fecha de nacimiento (alves 4/26/1957) y el teléfono. Muestra esta cuenta solo si constan en el registro.</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>A login of the ledger that may import, for example ledger_keeper.</source>
        <translation>Un usuario del libro mayor que puede importar, por ejemplo ledger_keeper.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Check</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Choose folder</source>
        <translation>Elegir carpeta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Choose the folder of the billing feed and press F9: everything is read and compared, and nothing is changed. F12 then imports what was checked. Stop ends it at any time and leaves nothing behind.</source>
        <translation>Elija la carpeta de los datos de facturación y presione F9: todo se lee y se compara, y no se cambia nada. F12 importa después lo revisado. Detener lo termina en cualquier momento y no deja nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Folder of the feed</source>
        <translation>Carpeta de los datos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Import accounts</source>
        <translation>Importar cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Import role</source>
        <translation>Rol de importación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Its password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Leave problem rows out</source>
        <translation>Omitir filas con problemas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Ledger</source>
        <translation>Libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Many accounts go: that is right</source>
        <translation>Se van muchas cuentas: es correcto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Nothing was checked yet. Choose the folder and press F9.</source>
        <translation>Aún no se revisó nada. Elija la carpeta y presione F9.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Problem rows</source>
        <translation>Filas con problemas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Save problem rows</source>
        <translation>Guardar filas con problemas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>Stopped. Nothing was changed.</source>
        <translation>Detenido. No se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>The same server that this station sends to.</source>
        <translation>El mismo servidor al que envía esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>What is imported</source>
        <translation>Qué se importa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>What was found</source>
        <translation>Qué se encontró</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>accounts.csv, bills.csv, payments.csv</source>
        <translation>accounts.csv, bills.csv, payments.csv</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_feed.py"/>
        <source>{gone} of {live} accounts would go, more than {percent} percent. Have the feed looked at; if it is right, tick “{tick}” and press F9.</source>
        <translation>Se irían {gone} de {live} cuentas, más del {percent} por ciento. Haga revisar los datos; si son correctos, marque “{tick}” y presione F9.</translation>
    </message>
</context>
<context>
    <name>ItemForm</name>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Amount again</source>
        <translation>Monto otra vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Amount in figures</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>An unusually large amount. Type it once more from the paper.</source>
        <translation>Este monto es más alto de lo habitual. Escríbalo una vez más según el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Bank account</source>
        <translation>Cuenta bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Check number</source>
        <translation>Número de cheque</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Date on it</source>
        <translation>Fecha en el papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Issuer</source>
        <translation>Emisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Item {number}</source>
        <translation>Documento {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Kind of item</source>
        <translation>Tipo de documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Looks odd</source>
        <translation>Algo raro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Routing</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Serial</source>
        <translation>Serie</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Signed by purchaser</source>
        <translation>Firmado por el comprador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Split</source>
        <translation>Repartir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>The reader missed it. Type it.</source>
        <translation>El lector no lo leyó. Escríbalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>The two amounts differ. Type it again from the paper.</source>
        <translation>Los dos montos difieren. Escríbalo de nuevo según el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>The two routing numbers differ. Type it again from the check.</source>
        <translation>Los dos números de ruta difieren. Escríbalo de nuevo según el cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>Type the routing number once more from the check.</source>
        <translation>Escriba el número de ruta una vez más según el cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>What the rules say</source>
        <translation>Lo que dicen las reglas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>not read</source>
        <translation>no leído</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>once more</source>
        <translation>otra vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_item.py"/>
        <source>they differ</source>
        <translation>difieren</translation>
    </message>
</context>
<context>
    <name>Items</name>
    <message>
        <location filename="../../ui/screens/pay_items.py"/>
        <source>Item removed. Ctrl+Z brings it back.</source>
        <translation>Documento quitado. Ctrl+Z lo recupera.</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Language of this window</source>
        <translation>Idioma de esta ventana</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Receipts are not changed by it: they follow the member&apos;s own language.</source>
        <translation>No cambia los recibos: siguen el idioma del propio miembro.</translation>
    </message>
</context>
<context>
    <name>LastResort</name>
    <message>
        <location filename="../../ui/last_resort.py"/>
        <source>Something went wrong in the program</source>
        <translation>Algo falló en el programa</translation>
    </message>
    <message>
        <location filename="../../ui/last_resort.py"/>
        <source>What you recorded is safe. Go back and try once more; if it happens again, call the help desk with this code.</source>
        <translation>Lo que registró está a salvo. Vuelva e inténtelo una vez más; si se repite, llame a soporte técnico con este código.</translation>
    </message>
</context>
<context>
    <name>LeaveDialog</name>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>1 item is typed, nothing is recorded.</source>
        <translation>Hay 1 documento escrito, nada registrado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>Keep typing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>Leave this payment?</source>
        <translation>¿Salir de este pago?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>Put aside</source>
        <translation>Dejar aparte</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>Put aside, it waits under Ctrl+B for the rest of the day, and the next person can be helped. Discarded, it is gone.</source>
        <translation>Dejado aparte, espera con Ctrl+B el resto del día y se puede atender a la siguiente persona. Descartado, se pierde.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/leave_visit.py"/>
        <source>{count} items are typed, nothing is recorded.</source>
        <translation>Hay {count} documentos escritos, nada registrado.</translation>
    </message>
</context>
<context>
    <name>LeaveTrainingDialog</name>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Begin anew</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Leave training</source>
        <translation>Salir de la capacitación</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Leave training, or begin anew: then everything practiced here is taken away and the made-up accounts are as they were.</source>
        <translation>Salga de la capacitación, o empiece de nuevo: entonces todo lo practicado aquí se quita y las cuentas inventadas quedan como estaban.</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Training</source>
        <translation>Capacitación</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <location filename="../../ui/screens/pay_leaving.py"/>
        <source>1 warning to answer, Alt+A.</source>
        <translation>1 aviso por responder, Alt+A.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_leaving.py"/>
        <source>Item {number} is not complete.</source>
        <translation>El documento {number} no está completo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_leaving.py"/>
        <source>Put aside. Ctrl+B brings it back.</source>
        <translation>Dejada aparte. Ctrl+B la recupera.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_leaving.py"/>
        <source>{count} warnings to answer, Alt+A.</source>
        <translation>{count} avisos por responder, Alt+A.</translation>
    </message>
</context>
<context>
    <name>LedgerLoginFields</name>
    <message>
        <location filename="../../ui/screens/ledger_act.py"/>
        <source>Its password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/ledger_act.py"/>
        <source>Ledger</source>
        <translation>Libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/ledger_act.py"/>
        <source>Login of the ledger</source>
        <translation>Usuario del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/ledger_act.py"/>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
</context>
<context>
    <name>LessonCard</name>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Ctrl+J lists all lessons.</source>
        <translation>Ctrl+J lista todas las lecciones.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lesson {n} of {all}</source>
        <translation>Lección {n} de {all}</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
</context>
<context>
    <name>LessonLine</name>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lesson {n} of {all}: {step}</source>
        <translation>Lección {n} de {all}: {step}</translation>
    </message>
</context>
<context>
    <name>LessonsDialog</name>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>A lesson says the next thing to do and sees when it was done. Work with the program as it is; nothing here is real.</source>
        <translation>Una lección dice lo que sigue y ve cuándo se hizo. Trabaje con el programa tal como es; aquí nada es real.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Begin this lesson</source>
        <translation>Empezar esta lección</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lesson</source>
        <translation>Lección</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lessons</source>
        <translation>Lecciones</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lessons for a first hour</source>
        <translation>Lecciones para la primera hora</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Stop lessons</source>
        <translation>Terminar lecciones</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>not done yet</source>
        <translation>aún sin hacer</translation>
    </message>
</context>
<context>
    <name>LetInDialog</name>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>It goes on with the credentials it has, and sends what it kept. If the computer or its file may have been seen by others, make a new file instead.</source>
        <translation>Sigue con las credenciales que tiene y envía lo que guardó. Si otros pueden haber visto la computadora o su archivo, cree en su lugar un archivo nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Let in</source>
        <translation>Readmitir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Let {station} in again?</source>
        <translation>¿Readmitir a {station}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Shut out</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Shut {station} out?</source>
        <translation>¿Excluir a {station}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>The ledger takes nothing more from it, at once. What it recorded stays; what it has not sent yet stays at that computer until it is let in again.</source>
        <translation>El libro mayor ya no le acepta nada, de inmediato. Lo que registró queda; lo que aún no envió queda en esa computadora hasta que se la readmita.</translation>
    </message>
</context>
<context>
    <name>LicenceDialog</name>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>It is part of {package}, whose license this is.</source>
        <translation>Es parte de {package}, y lleva su licencia.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>Text of the license</source>
        <translation>Texto de la licencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>The package brings no text on this computer. Its license is: {name}</source>
        <translation>El paquete no trae ningún texto en esta computadora. Su licencia es: {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_about.py"/>
        <source>not stated</source>
        <translation>no indicada</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>A supervisor signs. A visit that {name} began, and a count, are kept for them; the drawer stays theirs. Then somebody else can sign in.</source>
        <translation>Firma un supervisor. La visita que empezó {name}, y un conteo, se le guardan; la gaveta sigue siendo suya. Después otra persona puede iniciar sesión.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>End session</source>
        <translation>Terminar sesión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>End the session of {name}?</source>
        <translation>¿Terminar la sesión de {name}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Locked because nobody touched it. What you typed is kept.</source>
        <translation>Bloqueada porque nadie la tocó. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Locked because the computer slept. What you typed is kept.</source>
        <translation>Bloqueada porque la computadora se suspendió. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Signed in for {n} hours: your password is asked again. What you typed is kept.</source>
        <translation>Sesión de {n} horas: se pide otra vez su contraseña. Lo que escribió se conserva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Switch person</source>
        <translation>Cambiar de persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Unlocking</source>
        <translation>Desbloqueando</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>What you typed is kept.</source>
        <translation>Lo que escribió se conserva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>or your PIN</source>
        <translation>o su PIN</translation>
    </message>
</context>
<context>
    <name>LockSection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>A PIN may be used at this station</source>
        <translation>Se puede usar un PIN en esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Ask for the password after</source>
        <translation>Pedir la contraseña después de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Automatic lock</source>
        <translation>Bloqueo automático</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Lock after</source>
        <translation>Bloquear después de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>So long after signing in the password is asked again, whatever happens.</source>
        <translation>Pasado ese tiempo desde el inicio de sesión se pide otra vez la contraseña, pase lo que pase.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Without a key or a scan for so long, the window locks. What was typed is kept; sending and printing go on. Ctrl+L locks at once.</source>
        <translation>Sin una tecla ni un escaneo durante ese tiempo, la ventana se bloquea. Lo escrito se conserva; el envío y la impresión siguen. Ctrl+L bloquea enseguida.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>{n} hours</source>
        <translation>{n} horas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
</context>
<context>
    <name>MessageSlot</name>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>No account matches “{old}”. Did you mean {new}?</source>
        <translation>Ninguna cuenta corresponde a “{old}”. ¿Quiso decir {new}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>No exact match for “{old}”. Did you mean {new}?</source>
        <translation>Nada exacto para “{old}”. ¿Quiso decir {new}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Use “{text}”</source>
        <translation>Usar “{text}”</translation>
    </message>
</context>
<context>
    <name>MistakeDialog</name>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Choose the reason</source>
        <translation>Elija el motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Choose the reason.</source>
        <translation>Elija el motivo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Other reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Say the reason in a few words.</source>
        <translation>Diga el motivo en pocas palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/mistake.py"/>
        <source>Which other reason</source>
        <translation>Qué otro motivo</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>From account</source>
        <translation>De la cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Leave as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Medical and dental mixed up</source>
        <translation>Se confundieron salud y dental</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>More than stands there.</source>
        <translation>Más de lo que hay allí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Move money</source>
        <translation>Mover dinero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Move {item} to another account</source>
        <translation>Mover {item} a otra cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Split wrong</source>
        <translation>Mal repartido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>To billing account number</source>
        <translation>Al número de cuenta de facturación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Type its nine digits.</source>
        <translation>Escriba sus nueve dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>Wrong account</source>
        <translation>Cuenta equivocada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/correcting.py"/>
        <source>{about}. The item and its amount of {amount} stand.</source>
        <translation>{about}. El documento y su monto de {amount} no cambian.</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Type a name, or go back.</source>
        <translation>Escriba un nombre, o vuelva.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Use this name</source>
        <translation>Usar este nombre</translation>
    </message>
</context>
<context>
    <name>NavColumn</name>
    <message>
        <location filename="../../ui/widgets/nav_column.py"/>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/nav_column.py"/>
        <source>{number} waiting</source>
        <translation>{number} en espera</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <location filename="../../ui/navigation.py"/>
        <location filename="../../ui/tour_reports.py"/>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Board</source>
        <translation>Tablero</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Close</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <location filename="../../ui/tour_deposit.py"/>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <location filename="../../ui/tour_reports.py"/>
        <source>Exceptions</source>
        <translation>Casos</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Pay</source>
        <translation>Cobrar</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Stations</source>
        <translation>Estaciones</translation>
    </message>
    <message>
        <location filename="../../ui/navigation.py"/>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>NewPassphraseDialog</name>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Choose your password</source>
        <translation>Elija su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/new_passphrase.py"/>
        <source>The code was right, and is used up with this. Choose {least} characters or more: a few words that only you would put together. Spaces count, signs and capitals are not asked for.</source>
        <translation>El código era correcto, y con esto queda usado. Elija {least} caracteres o más: unas palabras que solo usted juntaría. Los espacios cuentan, no se piden signos ni mayúsculas.</translation>
    </message>
</context>
<context>
    <name>NoticeSection</name>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Notice at sign-in</source>
        <translation>Nota al iniciar sesión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Under the card, at every sign-in from the next on. Empty: none.</source>
        <translation>Debajo de la tarjeta, desde el próximo inicio de sesión. Vacía: ninguna.</translation>
    </message>
</context>
<context>
    <name>OddDialog</name>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>A condition written on it, for example “paid in full”</source>
        <translation>Una condición escrita en él, por ejemplo “paid in full”</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Amount in words, if it differs</source>
        <translation>Monto en letras, si difiere</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>It is an international money order</source>
        <translation>Es un giro postal internacional</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>It is from a bank outside the US, or not in US dollars</source>
        <translation>Es de un banco fuera de EE. UU., o no está en dólares</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>It looks changed or torn</source>
        <translation>Parece alterado o roto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>It was made out to someone else and signed over</source>
        <translation>Se emitió a otra persona y fue endosado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Limit printed on it, if any</source>
        <translation>Límite impreso en él, si lo hay</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>No name is printed on the check</source>
        <translation>El cheque no tiene nombre impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Note it</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>What looks odd about item {number}?</source>
        <translation>¿Qué parece raro en el documento {number}?</translation>
    </message>
</context>
<context>
    <name>OfficePaperDialog</name>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Handed to the printer.</source>
        <translation>Entregado a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Large print</source>
        <translation>Letra grande</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Receipt as PDF</source>
        <translation>Recibo como PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Receipt {number} on office paper</source>
        <translation>Recibo {number} en papel de oficina</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/office_paper.py"/>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
</context>
<context>
    <name>OpenDrawerPage</name>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>0 items, $0.00</source>
        <translation>0 documentos, $0.00</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>A counter day. Another date needs a supervisor.</source>
        <translation>Un día de mostrador. Otra fecha necesita un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>A supervisor closes it.</source>
        <translation>La cierra un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Approve date</source>
        <translation>Aprobar fecha</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Business date</source>
        <translation>Fecha contable</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Close a drawer left open</source>
        <translation>Cerrar una gaveta que quedó abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Close it</source>
        <translation>Cerrarla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Close it there.</source>
        <translation>Ciérrela allí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Close the other drawer first</source>
        <translation>Cierre primero la otra gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Count and close it first.</source>
        <translation>Cuéntela y ciérrela primero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Count it</source>
        <translation>Contarla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Look in the tray and under it. Space ticks.</source>
        <translation>Mire dentro y debajo de la bandeja. Espacio marca.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Not a counter day. Another date needs a supervisor.</source>
        <translation>No es día de mostrador. Otra fecha necesita un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Not today: a supervisor approves this date when you open.</source>
        <translation>No es hoy: un supervisor aprueba esta fecha al abrir.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>One drawer for each person, station and business date</source>
        <translation>Una gaveta por persona, estación y fecha contable</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Open a drawer</source>
        <translation>Abrir una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Open a drawer for {day}?</source>
        <translation>¿Abrir una gaveta para el {day}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Open drawer</source>
        <translation>Abrir gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Opens with</source>
        <translation>Se abre con</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Print test</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Ready to open</source>
        <translation>Lista para abrir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Sign out?</source>
        <translation>¿Salir?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Supervisor closes it</source>
        <translation>La cierra el supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Test page printed</source>
        <translation>Página de prueba impresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>The cause: {cause}. You can open a drawer all the same; receipts are held.</source>
        <translation>La causa: {cause}. Puede abrir una gaveta de todos modos; los recibos se retienen.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>The test page did not print</source>
        <translation>La página de prueba no se imprimió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>The tray is empty of earlier items</source>
        <translation>La bandeja no tiene documentos anteriores</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>This station</source>
        <translation>Esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Tick that the tray is empty, then open.</source>
        <translation>Marque que la bandeja está vacía y luego abra.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Today is {day}. Everything taken counts for the chosen date.</source>
        <translation>Hoy es {day}. Todo lo que se reciba cuenta para la fecha elegida.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>You can open; look below</source>
        <translation>Puede abrir; mire abajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>You have a drawer open at {station}, {day}.</source>
        <translation>Usted tiene una gaveta abierta en {station}, {day}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>Your drawer of {day} is open.</source>
        <translation>Su gaveta del {day} está abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>{count} more after it.</source>
        <translation>{count} más después.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>{name}&apos;s drawer is closed, Z {number}.</source>
        <translation>La gaveta de {name} está cerrada, Z {number}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>{name}&apos;s drawer of {day} is still open.</source>
        <translation>La gaveta de {name} del {day} sigue abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>{note}; after that, billing decides</source>
        <translation>{note}; después, facturación decide</translation>
    </message>
    <message>
        <location filename="../../ui/screens/open_drawer.py"/>
        <source>{n} records were not sent yet. They are safe here and will be sent.</source>
        <translation>{n} registros aún no se enviaron. Están a salvo aquí y se enviarán.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>All actions</source>
        <translation>Todas las acciones</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Enter does it</source>
        <translation>Enter la hace</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Find an action</source>
        <translation>Buscar una acción</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>No action has these words.</source>
        <translation>Ninguna acción tiene esas palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/palette.py"/>
        <source>not now</source>
        <translation>ahora no</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <location filename="../../ui/widgets/field.py"/>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/field.py"/>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
</context>
<context>
    <name>PayPage</name>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Add account</source>
        <translation>Añadir cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Add item</source>
        <translation>Añadir documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Answer the first warning</source>
        <translation>Responder el primer aviso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Bring the removed item back</source>
        <translation>Recuperar el documento quitado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Confirm identity</source>
        <translation>Confirmar identidad</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Find an account</source>
        <translation>Buscar una cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>For {account}</source>
        <translation>Para {account}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Identity confirmed</source>
        <translation>Identidad confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Identity not confirmed, Ctrl+I</source>
        <translation>Identidad no confirmada, Ctrl+I</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Items of this visit</source>
        <translation>Documentos de esta visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Money order</source>
        <translation>Giro postal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>No account yet. Press Enter or F2 and find it first.</source>
        <translation>Aún no hay cuenta. Presione Enter o F2 y búsquela primero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Open a drawer</source>
        <translation>Abrir una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Remove this item</source>
        <translation>Quitar este documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Something looks odd</source>
        <translation>Algo parece raro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Split this item over accounts</source>
        <translation>Repartir este documento entre cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Take payment</source>
        <translation>Recibir pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Type the amount from the paper. Enter goes to the next field, Space ticks and moves on. F6 adds an item, F2 an account, Ctrl+1 to Ctrl+9 say what the item is for, F8 removes the item and Ctrl+Z brings it back. Cash or a card offered: Ctrl+W.</source>
        <translation>Escriba el monto del papel. Enter pasa al campo siguiente, Espacio marca y avanza. F6 añade un documento, F2 una cuenta, Ctrl+1 a Ctrl+9 dicen para qué cuenta es, F8 quita el documento y Ctrl+Z lo recupera. Efectivo o tarjeta: Ctrl+W.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>Your drawer is not open. Press Enter and open it first.</source>
        <translation>Su gaveta no está abierta. Presione Enter y ábrala primero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay.py"/>
        <source>{count} accounts</source>
        <translation>{count} cuentas</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <location filename="../../ui/widgets/pdf_view.py"/>
        <source>Page {number} of {pages}</source>
        <translation>Página {number} de {pages}</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/pdf_view.py"/>
        <source>This page cannot be shown.</source>
        <translation>Esta página no se puede mostrar.</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Change your PIN for this station</source>
        <translation>Cambie su PIN para esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Choose a PIN for this station</source>
        <translation>Elija un PIN para esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Have no PIN</source>
        <translation>Quitar el PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>PIN, 6 digits</source>
        <translation>PIN, 6 dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Save PIN</source>
        <translation>Guardar PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Saving the PIN</source>
        <translation>Guardando el PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Six digits unlock this window, bring you back after another person and sign an approval, at this station alone. They never sign in. Tell them to nobody.</source>
        <translation>Seis dígitos desbloquean esta ventana, le permiten volver después de otra persona y firman una aprobación, solo en esta estación. Nunca inician sesión. No se los diga a nadie.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>That one is tried first. Choose other digits.</source>
        <translation>Ese se prueba primero. Elija otros dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>That password does not match.</source>
        <translation>Esa contraseña no corresponde.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>The same PIN again</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>The two are not the same. Type it once more.</source>
        <translation>Las dos no son iguales. Escríbala una vez más.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Type six digits.</source>
        <translation>Escriba seis dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pin.py"/>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
</context>
<context>
    <name>PostedItems</name>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Items of this receipt</source>
        <translation>Documentos de este recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>On the back: {lines}</source>
        <translation>Al dorso: {lines}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Print on the back</source>
        <translation>Imprimir al dorso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Receipt {number}</source>
        <translation>Recibo {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Recorded {time}</source>
        <translation>Registrado {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Stamp each item FOR DEPOSIT ONLY, then put it in the tray.</source>
        <translation>Selle cada documento FOR DEPOSIT ONLY y póngalo en la bandeja.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Stamped</source>
        <translation>Sellado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Stamped: {item}</source>
        <translation>Sellado: {item}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted_parts.py"/>
        <source>Voided {time}</source>
        <translation>Anulado {time}</translation>
    </message>
</context>
<context>
    <name>PostedPage</name>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>80 mm, {columns} columns</source>
        <translation>80 mm, {columns} columnas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Back to the payment</source>
        <translation>Volver al pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Choose the language of the receipt</source>
        <translation>Elija el idioma del recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Ctrl+R prints it in {language}.</source>
        <translation>Ctrl+R lo imprime en {language}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Did the receipt come out?</source>
        <translation>¿Salió el recibo?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Every item of this receipt is ticked.</source>
        <translation>Todos los documentos de este recibo están marcados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>It prints as soon as the printer is free.</source>
        <translation>Se imprime en cuanto la impresora esté libre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Look at the back of {item}, then tick it or stamp it.</source>
        <translation>Mire el dorso ({item}); luego márquelo o séllelo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Next customer</source>
        <translation>Próximo cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>No, print a copy</source>
        <translation>No, imprimir una copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Nothing was printed on {item}: {cause}. Stamp it.</source>
        <translation>No se imprimió nada en {item}: {cause}. Séllelo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>On paper</source>
        <translation>En papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Print a copy of this receipt</source>
        <translation>Imprimir una copia de este recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Print again</source>
        <translation>Imprimir de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Print on the back of the next item</source>
        <translation>Imprimir al dorso del próximo documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Put {item} into the printer.</source>
        <translation>Ponga {item} en la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Receipt as printed</source>
        <translation>Recibo tal como se imprime</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Receipt language, Ctrl+T</source>
        <translation>Idioma del recibo, Ctrl+T</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Receipt on office paper, as PDF</source>
        <translation>Recibo en papel de oficina, como PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Same customer</source>
        <translation>Mismo cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>See to the printer, then press Ctrl+R.</source>
        <translation>Atienda la impresora y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>The payment is recorded. Stamp each item FOR DEPOSIT ONLY and put it in the tray. Ctrl+R prints a copy, Ctrl+T first chooses its language. F9 opens the visit, to put something right. Enter goes to the next customer.</source>
        <translation>El pago está registrado. Selle cada documento FOR DEPOSIT ONLY y póngalo en la bandeja. Ctrl+R imprime una copia, Ctrl+T elige antes su idioma. F9 abre la visita, para corregir algo. Enter pasa al próximo cliente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>The printer is busy. Press Ctrl+E again in a moment.</source>
        <translation>La impresora está ocupada. Presione Ctrl+E de nuevo en un momento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>This payment is recorded, whatever happens to paper or network.</source>
        <translation>Este pago está registrado, pase lo que pase con el papel o la red.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>View visit</source>
        <translation>Ver visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/posted.py"/>
        <source>Yes, it came out</source>
        <translation>Sí, salió</translation>
    </message>
</context>
<context>
    <name>PrinterPage</name>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>58 mm</source>
        <translation>58 mm</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>80 mm</source>
        <translation>80 mm</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>A receipt is being printed. Try again when it is out.</source>
        <translation>Se está imprimiendo un recibo. Inténtelo de nuevo cuando salga.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>A supervisor keeps another printer.</source>
        <translation>Un supervisor guarda otra impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>At {baud} baud a drawn receipt takes about {seconds} s. Set the printer faster and write ?baud=115200 behind its address.</source>
        <translation>A {baud} baudios un recibo dibujado tarda unos {seconds} s. Ponga la impresora más rápida y escriba ?baud=115200 después de su dirección.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Changed. Press F9 and look again.</source>
        <translation>Cambiado. Presione F9 y mire otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Check power, cable and address, then print the test again.</source>
        <translation>Revise la corriente, el cable y la dirección, e imprima la prueba otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Choose the printer or type its address, press F9 and look at the paper. Say what came out, print again after a change, and keep it with F12.</source>
        <translation>Elija la impresora o escriba su dirección, presione F9 y mire el papel. Diga qué salió, imprima otra vez después de un cambio y guárdela con F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Cuts nearly through</source>
        <translation>Corta casi del todo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Cuts through</source>
        <translation>Corta del todo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Cutter</source>
        <translation>Cortador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Does not cut</source>
        <translation>No corta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Draw them</source>
        <translation>Dibujarlas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Found here</source>
        <translation>Encontradas aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>It was not cut</source>
        <translation>No se cortó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Keep this printer</source>
        <translation>Guardar esta impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Kept. Receipts are printed there from now on.</source>
        <translation>Guardada. Desde ahora los recibos se imprimen allí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Letters with accents</source>
        <translation>Letras con acentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Letters with accents are wrong</source>
        <translation>Las letras con acentos salen mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Lines wrap or end too early</source>
        <translation>Las líneas se parten o terminan antes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Look at the paper.</source>
        <translation>Mire el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Looking</source>
        <translation>Buscando</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Not looked yet</source>
        <translation>Aún no se buscó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Nothing came out</source>
        <translation>No salió nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Nothing was printed: {cause}.</source>
        <translation>No se imprimió nada: {cause}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Nothing; type its address</source>
        <translation>Nada; escriba su dirección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>On the network: tcp://192.0.2.10:9100</source>
        <translation>En la red: tcp://192.0.2.10:9100</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Press F9 to send the page without asking.</source>
        <translation>Presione F9 para enviar la página sin preguntar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Print a test page and look at it.</source>
        <translation>Imprima una página de prueba y mírela.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Print test</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Printing the test page</source>
        <translation>Imprimiendo la página de prueba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Set by your organization.</source>
        <translation>Definido por su organización.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Table 16 (WPC1252)</source>
        <translation>Tabla 16 (WPC1252)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Table 19 (PC858)</source>
        <translation>Tabla 19 (PC858)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>The test page</source>
        <translation>La página de prueba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>The test page was seen whole. Print it again after a change.</source>
        <translation>La página de prueba se vio completa. Imprímala otra vez después de un cambio.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>This computer lacks {what}.</source>
        <translation>A esta computadora le falta {what}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>This station&apos;s printer</source>
        <translation>La impresora de esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>What came out?</source>
        <translation>¿Qué salió?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>Whole, and cut as set</source>
        <translation>Completa, y cortada como se pidió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/printer_page.py"/>
        <source>the test page is no receipt</source>
        <translation>la página de prueba no es un recibo</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <location filename="../../ui/app.py"/>
        <source>Close the program</source>
        <translation>Cerrar el programa</translation>
    </message>
    <message>
        <location filename="../../ui/app.py"/>
        <source>Leave this visit?</source>
        <translation>¿Dejar esta visita?</translation>
    </message>
    <message>
        <location filename="../../ui/app.py"/>
        <source>Nothing of it is recorded yet. It is kept here and offered to you again.</source>
        <translation>Nada de ella está registrado aún. Se guarda aquí y se le ofrece de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/app.py"/>
        <source>Stay here</source>
        <translation>Quedarse aquí</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Identity confirmed</source>
        <translation>Identidad confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Identity is confirmed for every account of this visit.</source>
        <translation>La identidad está confirmada para cada cuenta de esta visita.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Issuer</source>
        <translation>Emisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>There is one account. F2 adds another.</source>
        <translation>Hay una sola cuenta. F2 añade otra.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Type the amount first, then split it.</source>
        <translation>Escriba primero el monto y luego repártalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Who is paying?</source>
        <translation>¿Quién paga?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_questions.py"/>
        <source>Who issued the money order?</source>
        <translation>¿Quién emitió el giro postal?</translation>
    </message>
</context>
<context>
    <name>RemakingPage</name>
    <message>
        <location filename="../../ui/screens/remaking.py"/>
        <source>Training begins anew</source>
        <translation>La capacitación empieza de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/remaking.py"/>
        <source>What was practiced is taken away. The made-up accounts are made anew.</source>
        <translation>Lo practicado se quita. Las cuentas inventadas se crean de nuevo.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>A receipt is being printed. Try again in a moment.</source>
        <translation>Se está imprimiendo un recibo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Cause: {cause}. Print it again, or save the PDF.</source>
        <translation>Causa: {cause}. Imprímalo de nuevo, o guarde el PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Choose a report and press F12.</source>
        <translation>Elija un informe y presione F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Choose what, of which drawer or days, and press F12. A Z is always the same as when it was made; the others say how things stand. Ctrl+F finds in the report, Enter goes on and Shift+Enter back; Ctrl+T shows it as tables, which a screen reader reads; Ctrl with Page Up and Page Down turns pages or sections. Esc gives up a report that takes long.</source>
        <translation>Elija qué, de qué gaveta o días, y presione F12. Un Z es siempre igual que cuando se hizo; los demás dicen cómo están las cosas. Ctrl+F busca en el informe, Enter avanza y Shift+Enter retrocede; Ctrl+T lo muestra en tablas, que un lector de pantalla lee; Ctrl con Page Up y Page Down pasa páginas o secciones. Esc abandona un informe que tarda.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Did the slip come out?</source>
        <translation>¿Salió la tira?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>F12 shows it.</source>
        <translation>F12 lo muestra.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Find in report</source>
        <translation>Buscar en el informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Fit width</source>
        <translation>Ajustar al ancho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Handed to the printer.</source>
        <translation>Entregado a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Making the report, {percent} %</source>
        <translation>Creando el informe, {percent} %</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Next page or section</source>
        <translation>Página o sección siguiente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>No report yet. A Z report comes when a drawer is closed, F7.</source>
        <translation>Aún no hay informe. Un informe Z aparece al cerrar una gaveta, F7.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Page or section before</source>
        <translation>Página o sección anterior</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Printed.</source>
        <translation>Impreso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Report as tables</source>
        <translation>Informe en tablas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Save {kind}</source>
        <translation>Guardar {kind}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Slip</source>
        <translation>Tira</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>The report is being made. Esc stops it.</source>
        <translation>Se está creando el informe. Esc lo detiene.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>The report shown is the one before.</source>
        <translation>El informe mostrado es el anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports.py"/>
        <source>The slip did not print.</source>
        <translation>La tira no se imprimió.</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>A fee of {fee} is charged, unless you empty it.</source>
        <translation>Se cobra un cargo de {fee}, salvo que lo borre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Account closed</source>
        <translation>Cuenta cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Altered or counterfeit</source>
        <translation>Alterado o falsificado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Did the bank return {item} for {amount}?</source>
        <translation>¿El banco devolvió {item} por {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Fee</source>
        <translation>Cargo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Insufficient funds (NSF)</source>
        <translation>Fondos insuficientes (NSF)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>No such account</source>
        <translation>Esa cuenta no existe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Not returned</source>
        <translation>No devuelto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Payment stopped</source>
        <translation>Pago suspendido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Record return</source>
        <translation>Registrar devolución</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Refer to maker</source>
        <translation>Consultar al librador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Signature missing or not the drawer&apos;s</source>
        <translation>Falta la firma o no es del librador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>{about}. The accounts owe it again.</source>
        <translation>{about}. Las cuentas lo deben de nuevo.</translation>
    </message>
</context>
<context>
    <name>ReverseDialog</name>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Amount was keyed wrong</source>
        <translation>El monto se tecleó mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Item is missing</source>
        <translation>Falta el documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Keep item</source>
        <translation>Conservar documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Recorded twice</source>
        <translation>Registrado dos veces</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Reverse item</source>
        <translation>Revertir documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Reverse {item} for {amount}?</source>
        <translation>¿Revertir {item} por {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>Wrong kind keyed</source>
        <translation>Tipo mal tecleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reversal.py"/>
        <source>{about}. The drawer is closed: its count and its Z stay, the next Z lists this.</source>
        <translation>{about}. La gaveta está cerrada: su conteo y su Z quedan, el próximo Z lo lista.</translation>
    </message>
</context>
<context>
    <name>ReviewItems</name>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Items to record</source>
        <translation>Documentos por registrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Left {amount}</source>
        <translation>Queda {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Nothing to review</source>
        <translation>Nada por revisar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Press Esc.</source>
        <translation>Presione Esc.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Compare every line with the paper in your hand. F12 records and prints; Esc goes back to change something. Enter does nothing on this page.</source>
        <translation>Compare cada línea con el papel en su mano. F12 registra e imprime; Esc vuelve para cambiar algo. Enter no hace nada en esta página.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Identity confirmed</source>
        <translation>Identidad confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Identity not confirmed</source>
        <translation>Identidad no confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Not translated yet: this receipt prints in English.</source>
        <translation>Aún sin traducir: este recibo se imprime en inglés.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Nothing was recorded</source>
        <translation>No se registró nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Paid by {name}</source>
        <translation>Pagado por {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Paid by {name}, the member</source>
        <translation>Pagado por {name} (miembro)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Post 1 item, {amount}?</source>
        <translation>¿Registrar 1 por {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Post and print</source>
        <translation>Registrar e imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Post {count} items, {amount}?</source>
        <translation>¿Registrar {count} por {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Proposed from the account. English stands beside it for number, date and total.</source>
        <translation>Propuesto por la cuenta. El inglés va al lado en número, fecha y total.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Proposed from the account; another can be chosen.</source>
        <translation>Propuesto por la cuenta; puede elegirse otro.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Receipt language</source>
        <translation>Idioma del recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Recording</source>
        <translation>Registrando</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Review, nothing is recorded yet</source>
        <translation>Revise, aún no se registró nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Take payment</source>
        <translation>Recibir pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>Until you press F12 everything can be changed. Afterwards a mistake is answered by a void, item by item.</source>
        <translation>Hasta que presione F12 todo se puede cambiar. Después, un error se corrige con una anulación, documento por documento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review.py"/>
        <source>{what} Everything you typed is still here; press F12 to try again.</source>
        <translation>{what} Todo lo que escribió sigue aquí; presione F12 para intentarlo de nuevo.</translation>
    </message>
</context>
<context>
    <name>RulesSection</name>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>A supervisor signs; the money stands in suspense until somebody answers.</source>
        <translation>Firma un supervisor; el dinero queda en suspenso hasta que alguien responda.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Ask for a money order or bank check</source>
        <translation>Pedir un giro postal o un cheque bancario</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Checks after one came back</source>
        <translation>Cheques después de una devolución</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Do not take it</source>
        <translation>No aceptarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Each coverage has an account of its own.</source>
        <translation>Cada cobertura tiene su propia cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>For an account with an item that the bank returned.</source>
        <translation>Para una cuenta con un documento devuelto por el banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Items without a known account</source>
        <translation>Documentos sin cuenta conocida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>May be taken</source>
        <translation>Se pueden recibir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>One item for health and dental</source>
        <translation>Un documento para salud y dental</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Take it</source>
        <translation>Aceptarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Take nothing else</source>
        <translation>No aceptar otra cosa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_rules.py"/>
        <source>Warn: one item for each</source>
        <translation>Avisar: un documento para cada una</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>20 to 100. 35 fits most scanners; a person needs 80 and more.</source>
        <translation>De 20 a 100. 35 sirve para casi todos los escáneres; una persona necesita 80 o más.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A badge</source>
        <translation>Una credencial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A bill number, or a code nobody knows</source>
        <translation>Un número de factura, o un código que nadie conoce</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A billing account number</source>
        <translation>Un número de cuenta de facturación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A code nobody knows</source>
        <translation>Un código que nadie conoce</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A member ID</source>
        <translation>Un número de miembro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A payment coupon</source>
        <translation>Un cupón de pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A receipt number</source>
        <translation>Un número de recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>A supervisor keeps other values.</source>
        <translation>Un supervisor guarda otros valores.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Bank account</source>
        <translation>Cuenta bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Begin with a sign that nobody types, for example ~.</source>
        <translation>Empiece con un signo que nadie escribe, por ejemplo ~.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Characters</source>
        <translation>Caracteres</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Empty when the scanner sends none.</source>
        <translation>Vacío si el escáner no envía ninguno.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Fits the format</source>
        <translation>Concuerda con el formato</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Format of the check reader</source>
        <translation>Formato del lector de cheques</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Gap, longest</source>
        <translation>Intervalo, el más largo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Gap, usual</source>
        <translation>Intervalo, el habitual</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Keep these values</source>
        <translation>Guardar estos valores</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Kept. They act from the next page on.</source>
        <translation>Guardados. Valen desde la página siguiente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Longest usual gap, in milliseconds</source>
        <translation>Intervalo habitual más largo, en milisegundos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Prefix</source>
        <translation>Prefijo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Routing</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Scan a coupon or any other code, then a test check.</source>
        <translation>Escanee un cupón u otro código, y luego un cheque de prueba.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Scan a coupon, then a check. F9 takes the values that were measured, F12 keeps them. A prefix set in the scanner itself is best: with it no typing is ever taken for a scan.</source>
        <translation>Escanee un cupón y luego un cheque. F9 usa los valores medidos, F12 los guarda. Lo mejor es un prefijo puesto en el escáner mismo: así nada tecleado se confunde con un escaneo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Set by your organization</source>
        <translation>Definido por su organización</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>The bank line of a check</source>
        <translation>La línea bancaria de un cheque</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>The check reader is set to another format than this station.</source>
        <translation>El lector de cheques está puesto en otro formato que esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>The code of a receipt</source>
        <translation>El código de un recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>The last scan</source>
        <translation>El último escaneo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>The line could not be read in its format. Scan it again.</source>
        <translation>La línea no se pudo leer en su formato. Escanéela de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>This scanner is about as slow as a person. Set a prefix in the scanner, for example ~, and scan again.</source>
        <translation>Este escáner es casi tan lento como una persona. Ponga un prefijo en el escáner, por ejemplo ~, y escanee de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>This station&apos;s scanner</source>
        <translation>El escáner de esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Type a number from 20 to 100.</source>
        <translation>Escriba un número de 20 a 100.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>Use what was measured</source>
        <translation>Usar lo medido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>not read</source>
        <translation>no leído</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>nothing scanned here opens anything</source>
        <translation>nada escaneado aquí abre algo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>parsed by the reader</source>
        <translation>interpretado por el lector</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>raw, T O A D</source>
        <translation>en bruto, T O A D</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>raw, T U $ -</source>
        <translation>en bruto, T U $ -</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>raw, t o a d</source>
        <translation>en bruto, t o a d</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scanner_page.py"/>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
</context>
<context>
    <name>Scanning</name>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>A badge signs in and approves. Nothing was done.</source>
        <translation>Una credencial inicia sesión y aprueba. No se hizo nada.</translation>
    </message>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>Finish or go back first.</source>
        <translation>Primero termine o vuelva.</translation>
    </message>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>Scan your badge, or type your number.</source>
        <translation>Escanee su credencial, o escriba su número.</translation>
    </message>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>That came as fast as a scan and was not taken. Type it again.</source>
        <translation>Eso llegó tan rápido como un escaneo y no se aceptó. Escríbalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>The code was not read right. Scan it again.</source>
        <translation>El código no se leyó bien. Escanéelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/scanning.py"/>
        <source>Unknown code {last4}</source>
        <translation>Código desconocido {last4}</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <location filename="../../ui/session.py"/>
        <source>An administrator ended the session. What was recorded here is safe.</source>
        <translation>Un administrador terminó la sesión. Lo registrado aquí está a salvo.</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Change your password</source>
        <translation>Cambiar su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>PIN for this station</source>
        <translation>PIN para esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>You have no PIN at this station now.</source>
        <translation>Ahora no tiene PIN en esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Your PIN unlocks this window and brings you back after another person.</source>
        <translation>Su PIN desbloquea esta ventana y le permite volver después de otra persona.</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>Your password is changed.</source>
        <translation>Su contraseña se cambió.</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>administrator</source>
        <translation>administrador/a</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>auditor</source>
        <translation>auditor/a</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>cashier</source>
        <translation>cajero/a</translation>
    </message>
    <message>
        <location filename="../../ui/session.py"/>
        <source>supervisor</source>
        <translation>supervisor/a</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <location filename="../../ui/set_up.py"/>
        <source>Not set up yet</source>
        <translation>Aún sin configurar</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>A PIN may be used at this station.</source>
        <translation>Se puede usar un PIN en esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>An administrator changes this</source>
        <translation>Esto lo cambia un administrador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Changed.</source>
        <translation>Cambiado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>No PIN is taken at this station.</source>
        <translation>En esta estación no se acepta ningún PIN.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Set by your organization</source>
        <translation>Definido por su organización</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Set where the program is started on this computer</source>
        <translation>Definido donde se inicia el programa en esta computadora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Show the license</source>
        <translation>Ver la licencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Sounds are off.</source>
        <translation>Los sonidos están desactivados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Sounds are on.</source>
        <translation>Los sonidos están activados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The password is asked again after {n} h.</source>
        <translation>La contraseña se pide otra vez después de {n} h.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The text size is {n} %.</source>
        <translation>El tamaño del texto es {n} %.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window follows the colors of this computer.</source>
        <translation>La ventana sigue los colores de esta computadora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window has high contrast.</source>
        <translation>La ventana tiene alto contraste.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window is dark.</source>
        <translation>La ventana es oscura.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window is light.</source>
        <translation>La ventana es clara.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window locks after 1 minute.</source>
        <translation>La ventana se bloquea después de 1 minuto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window locks after {n} minutes.</source>
        <translation>La ventana se bloquea después de {n} minutos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window speaks English.</source>
        <translation>La ventana está en inglés.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>The window speaks Spanish.</source>
        <translation>La ventana está en español.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>What you choose here acts at once. For ten seconds Ctrl+Z takes it back. What your organization has set cannot be changed at the counter.</source>
        <translation>Lo que elige aquí vale enseguida. Durante diez segundos Ctrl+Z lo deshace. Lo que definió su organización no se puede cambiar en el mostrador.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>{name}: changed.</source>
        <translation>{name}: cambiado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings.py"/>
        <source>{what} {n} s to undo it.</source>
        <translation>{what} {n} s para deshacerlo.</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <location filename="../../ui/tour.py"/>
        <source>Ledger and printer</source>
        <translation>Libro mayor e impresora</translation>
    </message>
    <message>
        <location filename="../../ui/shell.py"/>
        <source>TRAINING</source>
        <translation>CAPACITACIÓN</translation>
    </message>
    <message>
        <location filename="../../ui/shell.py"/>
        <source>TRAINING - nothing here is real</source>
        <translation>CAPACITACIÓN - nada de aquí es real</translation>
    </message>
</context>
<context>
    <name>ShellKeys</name>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Ledger and printer</source>
        <translation>Libro mayor e impresora</translation>
    </message>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <location filename="../../ui/shell_keys.py"/>
        <source>Switch person</source>
        <translation>Cambiar de persona</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Counted or keyed wrong</source>
        <translation>Mal contado o mal tecleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Found after the close</source>
        <translation>Encontrado después del cierre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Looked for and not found</source>
        <translation>Buscado y no encontrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Sign difference</source>
        <translation>Firmar diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>Sign the difference of {amount}?</source>
        <translation>¿Firmar la diferencia de {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_difference.py"/>
        <source>The signer&apos;s name goes beside the cashier&apos;s. From then on the drawer may be deposited.</source>
        <translation>El nombre de quien firma va junto al del cajero. Desde entonces la gaveta puede depositarse.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Language of the screens</source>
        <translation>Idioma de las pantallas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Scan your badge, or type your number</source>
        <translation>Escanee su credencial, o escriba su número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Sign in to station {number}, {site}</source>
        <translation>Entrar en la estación {number}, {site}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Signing in</source>
        <translation>Entrando</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Station {name}. Work is kept here and sent to the ledger.</source>
        <translation>Estación {name}. El trabajo se guarda aquí y se envía al libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>The ledger cannot be reached. Work is kept here and sent later.</source>
        <translation>No hay contacto con el libro mayor. El trabajo se guarda aquí y se envía después.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Training</source>
        <translation>Capacitación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>or your PIN</source>
        <translation>o su PIN</translation>
    </message>
</context>
<context>
    <name>SignInSection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Change your PIN</source>
        <translation>Cambiar su PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Change your password</source>
        <translation>Cambiar su contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Choose a PIN</source>
        <translation>Elegir un PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>It never runs out: change it when somebody may know it</source>
        <translation>Nunca vence: cámbiela si alguien puede conocerla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Not allowed at this station</source>
        <translation>No se permite en esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Six digits unlock and switch at this station alone</source>
        <translation>Seis dígitos desbloquean y cambian de persona solo en esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>You have no PIN at this station now.</source>
        <translation>Ahora no tiene PIN en esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>You have one: it unlocks and switches at this station alone</source>
        <translation>Usted tiene uno: desbloquea y cambia de persona solo en esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Your PIN unlocks this window and brings you back after another person.</source>
        <translation>Su PIN desbloquea esta ventana y le permite volver después de otra persona.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Your password is changed.</source>
        <translation>Su contraseña se cambió.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Your sign-in</source>
        <translation>Su inicio de sesión</translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>A payment was recorded</source>
        <translation>Se registró un pago</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>A scan was taken</source>
        <translation>Se recibió un escaneo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Listen: {what}</source>
        <translation>Escuchar: {what}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>One short, high</source>
        <translation>Uno corto, agudo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Play sounds</source>
        <translation>Reproducir sonidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Something is wrong</source>
        <translation>Algo está mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Sounds at this window</source>
        <translation>Sonidos en esta ventana</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Two, low and rough</source>
        <translation>Dos, graves y ásperos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>Two, rising</source>
        <translation>Dos, ascendentes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/settings_sections.py"/>
        <source>What a sound says always stands on the screen as well.</source>
        <translation>Lo que dice un sonido siempre está también en la pantalla.</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>All for one account</source>
        <translation>Todo para una cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Go back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Left</source>
        <translation>Queda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Split</source>
        <translation>Repartir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>Split item {number}, {amount}</source>
        <translation>Repartir el documento {number}, {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_dialogs.py"/>
        <source>The parts do not add up to the item.</source>
        <translation>Las partes no suman el documento.</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>A new person</source>
        <translation>Una persona nueva</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Badge</source>
        <translation>Credencial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Enrolled</source>
        <translation>Inscrita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Last here</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Name, as screens show it</source>
        <translation>Nombre, como lo muestran las pantallas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Printed number</source>
        <translation>Número impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>Staff number</source>
        <translation>Número de empleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>You get a one-time code to tell them. They choose a password at their first sign-in.</source>
        <translation>Usted recibe un código de un solo uso para decírselo. La persona elige una contraseña al iniciar sesión por primera vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_form.py"/>
        <source>three to ten digits</source>
        <translation>de tres a diez dígitos</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Add person</source>
        <translation>Añadir persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Add person and show code</source>
        <translation>Añadir persona y ver código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Badge</source>
        <translation>Credencial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Disable</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Disable {name}?</source>
        <translation>¿Desactivar a {name}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Enable</source>
        <translation>Activar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Everybody who signs in at a station, or did. F6 adds a person and gives a one-time code to tell them; F9 gives one to somebody who forgot the password. F8 disables, and enables again: nobody is deleted, and no number is given twice. A change counts at every station as soon as it hears from the ledger.</source>
        <translation>Todas las personas que inician sesión en una estación, o lo hicieron. F6 añade una persona y da un código de un solo uso para decírselo; F9 da uno a quien olvidó la contraseña. F8 desactiva, y activa de nuevo: no se borra a nadie, y ningún número se da dos veces. Un cambio vale en cada estación en cuanto tiene noticias del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Find a person</source>
        <translation>Buscar una persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Give a code</source>
        <translation>Dar un código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Give {name} a one-time code?</source>
        <translation>¿Dar a {name} un código de un solo uso?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Keep the password</source>
        <translation>Conservar la contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Last here</source>
        <translation>Última vez</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Nobody is called &apos;{text}&apos;, and no number begins so.</source>
        <translation>Nadie se llama &apos;{text}&apos;, y ningún número empieza así.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Number or name</source>
        <translation>Número o nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Reading the list.</source>
        <translation>Leyendo la lista.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>The ledger was last reached on {day} at {time}. The list is of then and can only be read until it is reached again.</source>
        <translation>El último contacto con el libro mayor fue el {day} a las {time}. La lista es de entonces y solo se puede leer hasta que haya contacto de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>The ledger was not reached yet. The list can be changed once it is.</source>
        <translation>Aún no hubo contacto con el libro mayor. La lista se puede cambiar cuando lo haya.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>The password they have counts no more, at any station.</source>
        <translation>La contraseña que tiene ya no vale, en ninguna estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>They sign in no more, and a session of theirs ends when its station hears of it. What they recorded stays. A badge of theirs is free again.</source>
        <translation>Ya no inicia sesión, y una sesión suya termina cuando su estación se entera. Lo que registró queda. Su credencial vuelve a estar libre.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>{active} may sign in, {out} may not</source>
        <translation>{active} pueden iniciar sesión, {out} no</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>{name} is out as soon as each station hears from the ledger.</source>
        <translation>{name} queda fuera en cuanto cada estación tiene noticias del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_page.py"/>
        <source>{name} may sign in.</source>
        <translation>{name} puede iniciar sesión.</translation>
    </message>
</context>
<context>
    <name>StationFileDialog</name>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>A new file for {station}</source>
        <translation>Un archivo nuevo para {station}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>A new station</source>
        <translation>Una estación nueva</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Certificate and key, both or neither.</source>
        <translation>Certificado y clave, ambos o ninguno.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Certificate of your authority</source>
        <translation>Certificado de su autoridad</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Choose place</source>
        <translation>Elegir lugar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>File of the station</source>
        <translation>Archivo de la estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Its key</source>
        <translation>Su clave</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Leave it</source>
        <translation>Dejarlo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Make the file</source>
        <translation>Crear el archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>PEM; leave both empty where stations have no certificates.</source>
        <translation>PEM; deje ambos vacíos si las estaciones no tienen certificados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>The file is the station until it is used: carry it as you would a key. The first start of the new computer asks for it, and destroys it.</source>
        <translation>El archivo es la estación hasta que se usa: llévelo como una llave. El primer inicio de la computadora nueva lo pide y lo destruye.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>This is needed.</source>
        <translation>Esto es necesario.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>Use two digits, like 02.</source>
        <translation>Use dos dígitos, como 02.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>two digits</source>
        <translation>dos dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_dialogs.py"/>
        <source>{station} is there already: the credentials it has end at once.</source>
        <translation>{station} ya existe: sus credenciales actuales terminan de inmediato.</translation>
    </message>
</context>
<context>
    <name>StationNews</name>
    <message>
        <location filename="../../ui/station_news.py"/>
        <source>Signed out. 1 item is kept here and will be sent.</source>
        <translation>Sesión terminada. 1 documento queda guardado aquí y se enviará.</translation>
    </message>
    <message>
        <location filename="../../ui/station_news.py"/>
        <source>Signed out. {n} items are kept here and will be sent.</source>
        <translation>Sesión terminada. {n} documentos quedan guardados aquí y se enviarán.</translation>
    </message>
    <message>
        <location filename="../../ui/station_news.py"/>
        <source>Somebody asks for an approval. F4 shows it.</source>
        <translation>Alguien pide una aprobación. F4 la muestra.</translation>
    </message>
</context>
<context>
    <name>StationRows</name>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Account copy</source>
        <translation>Copia de cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>As of {when}</source>
        <translation>A las {when}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Asking the ledger</source>
        <translation>Preguntando al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Clock</source>
        <translation>Reloj</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Clock agrees</source>
        <translation>El reloj coincide</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Clock is wrong</source>
        <translation>El reloj está mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Compared when the ledger answers</source>
        <translation>Se compara cuando el libro mayor responda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Disk nearly full</source>
        <translation>Disco casi lleno</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Last contact {time}, {kept}</source>
        <translation>Último contacto {time}, {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Last drawer had a difference</source>
        <translation>La última gaveta tuvo diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Last drawer in balance</source>
        <translation>La última gaveta cuadró</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Ledger cannot be reached</source>
        <translation>Sin contacto con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Ledger online</source>
        <translation>Libro mayor en línea</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>No accounts here yet; they come from the ledger</source>
        <translation>Aún no hay cuentas aquí; vienen del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>No drawer before this one</source>
        <translation>Ninguna gaveta antes de esta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>On this station</source>
        <translation>En esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Receipts are held until there is one</source>
        <translation>Los recibos se retienen hasta que haya una</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Sending stopped</source>
        <translation>Envío detenido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>Since {time}, {kept}</source>
        <translation>Desde {time}, {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>nothing waiting</source>
        <translation>nada en espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{day}, closed {time}, {name}</source>
        <translation>{day}, cerrada {time}, {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} GB free</source>
        <translation>{n} GB libres</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} MB free</source>
        <translation>{n} MB libres</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} accounts, as of {when}</source>
        <translation>{n} cuentas, a las {when}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} min off the ledger</source>
        <translation>{n} min de diferencia con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} s off the ledger</source>
        <translation>{n} s de diferencia con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{n} waiting</source>
        <translation>{n} en espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{place}, {columns} columns</source>
        <translation>{place}, {columns} columnas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{time} today</source>
        <translation>{time} hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/station_rows.py"/>
        <source>{time}, {day}</source>
        <translation>{time}, {day}</translation>
    </message>
</context>
<context>
    <name>StationsPage</name>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Change center</source>
        <translation>Cambiar centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Closed besides</source>
        <translation>Cerrado además</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Counter hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>County</source>
        <translation>Condado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Every station the ledger knows, with its center. A center&apos;s change reaches every window and its receipts with the next news; a station that is shut out sends nothing more; the file for a new one makes a computer a station at its first start.</source>
        <translation>Todas las estaciones que conoce el libro mayor, con su centro. El cambio de un centro llega a cada ventanilla y a sus recibos con las próximas novedades; una estación excluida ya no envía nada; el archivo de una nueva convierte una computadora en estación en su primer inicio.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Last record</source>
        <translation>Último registro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Let in</source>
        <translation>Readmitir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>New center</source>
        <translation>Nuevo centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>New file</source>
        <translation>Nuevo archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>New station</source>
        <translation>Nueva estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>No station yet</source>
        <translation>Aún sin estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>None known here</source>
        <translation>No se conoce ninguna aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Reading the list.</source>
        <translation>Leyendo la lista.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Receipt key</source>
        <translation>Clave de recibos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Saved. Every window hears of it with its next news.</source>
        <translation>Guardado. Cada ventanilla lo sabrá con sus próximas novedades.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Shut out</source>
        <translation>Excluir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Sites and stations</source>
        <translation>Sedes y estaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Stations</source>
        <translation>Estaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>The center is there. Its first station comes next: F12.</source>
        <translation>El centro ya existe. Ahora, su primera estación: F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>The ledger cannot be reached: the list can only be read.</source>
        <translation>No hay contacto con el libro mayor: la lista solo se puede leer.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>The ledger has told of no station yet.</source>
        <translation>El libro mayor aún no ha informado de ninguna estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>The ledger was not reached since {time}: the list can only be read.</source>
        <translation>Sin contacto con el libro mayor desde las {time}: la lista solo se puede leer.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>This station is shut out from another window.</source>
        <translation>Esta estación se excluye desde otra ventanilla.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Training has one station.</source>
        <translation>La capacitación tiene una sola estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>Written: {file}. Bring it to the computer.</source>
        <translation>Escrito: {file}. Llévelo a la computadora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>stations: {stations}, centers: {centers}</source>
        <translation>estaciones: {stations}, centros: {centers}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>this station</source>
        <translation>esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>{station} is let in.</source>
        <translation>{station} fue readmitida.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/stations.py"/>
        <source>{station} is shut out.</source>
        <translation>{station} está excluida.</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Asking the ledger</source>
        <translation>Preguntando al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Counting the drawer</source>
        <translation>Contando la gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Drawer open since {time}</source>
        <translation>Gaveta abierta desde las {time}</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Ledger cannot be reached since {t}, {kept}</source>
        <translation>Sin contacto con el libro mayor desde {t}, {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Ledger online</source>
        <translation>Libro mayor en línea</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>No drawer open</source>
        <translation>Ninguna gaveta abierta</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>No printer</source>
        <translation>Sin impresora</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer cover open</source>
        <translation>Tapa de la impresora abierta</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer cutter stuck</source>
        <translation>Cortador de la impresora atascado</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer does not answer</source>
        <translation>La impresora no responde</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer error</source>
        <translation>Error de la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer not asked yet</source>
        <translation>Aún no se consultó la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer not reached</source>
        <translation>Sin contacto con la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer not usable here</source>
        <translation>Impresora no utilizable aquí</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer offline</source>
        <translation>Impresora sin conexión</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer out of paper</source>
        <translation>Impresora sin papel</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer ready</source>
        <translation>Impresora lista</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer ready, paper low</source>
        <translation>Impresora lista, poco papel</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Printer stopped</source>
        <translation>Impresora detenida</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Sending stopped since {t}, {kept}</source>
        <translation>Envío detenido desde {t}, {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>Station stopped: {kept}</source>
        <translation>Estación detenida: {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>all confirmed</source>
        <translation>todo confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>last {t}</source>
        <translation>último {t}</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{n} kept here</source>
        <translation>{n} guardados aquí</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{n} needs attention</source>
        <translation>{n} por atender</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{n} not confirmed</source>
        <translation>{n} sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{n} sent again</source>
        <translation>{n} enviados de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{text}, {n} held</source>
        <translation>{text}, {n} retenidos</translation>
    </message>
    <message>
        <location filename="../../ui/status_bar.py"/>
        <source>{text}, {n} unsure</source>
        <translation>{text}, {n} por aclarar</translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>All in order</source>
        <translation>Todo en orden</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Answer</source>
        <translation>Responder</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Asking the ledger</source>
        <translation>Preguntando al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Details copied</source>
        <translation>Detalles copiados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Held receipts</source>
        <translation>Recibos retenidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>It had lost {n} records and was sent them again. Tell the administrator that the ledger was put back to an older state.</source>
        <translation>Había perdido {n} registros y se le enviaron de nuevo. Avise al administrador que el libro mayor volvió a un estado anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Last print</source>
        <translation>Última impresión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Ledger and printer</source>
        <translation>Libro mayor e impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Ledger cannot be reached</source>
        <translation>Sin contacto con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Ledger online</source>
        <translation>Libro mayor en línea</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Ledger put back.</source>
        <translation>El libro mayor volvió atrás.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Look below</source>
        <translation>Mire abajo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Nothing more is taken here. Code {code}</source>
        <translation>Aquí ya no se acepta nada más. Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Nothing waits: the ledger has everything.</source>
        <translation>Nada en espera: el libro mayor lo tiene todo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Payments go on and are kept here. Code {code}</source>
        <translation>Los pagos siguen y se guardan aquí. Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Print held</source>
        <translation>Imprimir retenidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Print test</source>
        <translation>Imprimir prueba</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Recorded here</source>
        <translation>Registrado aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Send now</source>
        <translation>Enviar ahora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Sending stopped</source>
        <translation>Envío detenido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Show items</source>
        <translation>Ver documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Test page printed</source>
        <translation>Página de prueba impresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>The cause: {cause}. Receipts are held until the printer is ready.</source>
        <translation>La causa: {cause}. Los recibos se retienen hasta que la impresora esté lista.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>The test page did not print</source>
        <translation>La página de prueba no se imprimió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>This station</source>
        <translation>Esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Unsure receipts</source>
        <translation>Recibos por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>What this station knows about itself</source>
        <translation>Lo que esta estación sabe de sí misma</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>last contact {time}</source>
        <translation>último contacto {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>next try in {n} s</source>
        <translation>próximo intento en {n} s</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>since {time}</source>
        <translation>desde {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>trying now</source>
        <translation>intentando ahora</translation>
    </message>
</context>
<context>
    <name>StatusParts</name>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>A change of the staff had no effect in the ledger. A supervisor asks what it was for.</source>
        <translation>Un cambio del personal no tuvo efecto en el libro mayor. Un supervisor pregunta para qué era.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>A step of a deposit was recorded after another had been taken: look at the deposit.</source>
        <translation>Un paso de un depósito se registró después de que se diera otro: revise el depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>It was corrected twice; the ledger holds {amount} in suspense. A supervisor decides which stands.</source>
        <translation>Se corrigió dos veces; el libro mayor tiene {amount} en suspenso. Un supervisor decide cuál vale.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>It was reversed, and its drawer is in a deposit: look whether the paper went to the bank.</source>
        <translation>Se revirtió, y su gaveta está en un depósito: revise si el papel fue al banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>Receipt {number}</source>
        <translation>Recibo {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>Record {seq} of this station</source>
        <translation>Registro {seq} de esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>Store of this station</source>
        <translation>Almacén de esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>The ledger has a question about {amount}. A supervisor answers it.</source>
        <translation>El libro mayor pregunta por {amount}. Un supervisor responde.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>The ledger has another record in its place. Sending stopped; payments go on. Call the help desk.</source>
        <translation>El libro mayor tiene otro registro en su lugar. El envío se detuvo; los pagos siguen. Llame a soporte técnico.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>The ledger holds {amount} in suspense, account unknown. A supervisor chooses the account.</source>
        <translation>El libro mayor tiene {amount} en suspenso, cuenta desconocida. Un supervisor elige la cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>The same item of {amount} was recorded elsewhere too. A supervisor looks at both.</source>
        <translation>El mismo documento de {amount} se registró también en otro lugar. Un supervisor revisa los dos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>{code}; {n} more need attention</source>
        <translation>{code}; {n} más por atender</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>{n} MB, encrypted</source>
        <translation>{n} MB, cifrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status_parts.py"/>
        <source>{version}, contract {contract}</source>
        <translation>{version}, contrato {contract}</translation>
    </message>
</context>
<context>
    <name>StatusRow</name>
    <message>
        <location filename="../../ui/widgets/status_row.py"/>
        <source>All actions</source>
        <translation>Todas las acciones</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/status_row.py"/>
        <source>Drawer</source>
        <translation>Gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/status_row.py"/>
        <source>Ledger</source>
        <translation>Libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/widgets/status_row.py"/>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
</context>
<context>
    <name>SupervisorFields</name>
    <message>
        <location filename="../../ui/screens/signing.py"/>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/signing.py"/>
        <source>Scan or type it.</source>
        <translation>Escanéelo o escríbalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/signing.py"/>
        <source>Supervisor&apos;s number</source>
        <translation>Número del supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/signing.py"/>
        <source>Type it.</source>
        <translation>Escríbalo.</translation>
    </message>
</context>
<context>
    <name>ThinBar</name>
    <message>
        <location filename="../../ui/widgets/banner.py"/>
        <source>Working</source>
        <translation>Trabajando</translation>
    </message>
</context>
<context>
    <name>TicketDialog</name>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>A receipt is being printed. Try again in a moment.</source>
        <translation>Se está imprimiendo un recibo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Deposit ticket</source>
        <translation>Boleta de depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Deposit ticket as PDF</source>
        <translation>Boleta de depósito como PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Did the slip come out? Cause: {cause}.</source>
        <translation>¿Salió la tira? Causa: {cause}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Handed to the printer.</source>
        <translation>Entregado a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Print slip</source>
        <translation>Imprimir tira</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Save PDF</source>
        <translation>Guardar PDF</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Save text</source>
        <translation>Guardar texto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Slip printed.</source>
        <translation>Tira impresa.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>The slip did not print: {cause}.</source>
        <translation>La tira no se imprimió: {cause}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_paper.py"/>
        <source>Ticket {number}</source>
        <translation>Boleta {number}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>1 needs attention</source>
        <translation>1 por atender</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>1 receipt is on its way to the printer.</source>
        <translation>1 recibo va camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>1 receipt unsure</source>
        <translation>1 recibo por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Asked. You can go on: a supervisor elsewhere says yes or no.</source>
        <translation>Solicitado. Puede seguir: un supervisor de otro lugar dice sí o no.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Copy {copy} of {receipt} is on its way to the printer.</source>
        <translation>La copia {copy} de {receipt} va camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Every item of your drawer with two facts: where it stands against the ledger, and whether its receipt is on paper. Type to filter. F9 shows the receipt, Ctrl+R prints a copy, F8 voids one item with a supervisor while the drawer is open.</source>
        <translation>Cada documento de su gaveta con dos datos: cómo está ante el libro mayor y si su recibo está en papel. Escriba para filtrar. F9 muestra el recibo, Ctrl+R imprime una copia, F8 anula un documento con un supervisor mientras la gaveta está abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Filter</source>
        <translation>Filtro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Filter by number or name</source>
        <translation>Filtre por número o nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Filter items</source>
        <translation>Filtrar documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Items of today</source>
        <translation>Documentos de hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>No drawer of yours is open. Press F7 to open one.</source>
        <translation>No hay ninguna gaveta suya abierta. Presione F7 para abrir una.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>No item fits. Press Esc to empty the filter, or choose All.</source>
        <translation>Ningún documento coincide. Presione Esc para vaciar el filtro, o elija Todos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>No items yet. Press F2.</source>
        <translation>Aún no hay documentos. Presione F2.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Pri&amp;nt held</source>
        <translation>Imprimir &amp;retenidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Pri&amp;nt held, {number}</source>
        <translation>Imprimir &amp;retenidos, {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Put right</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Receipt {number}</source>
        <translation>Recibo {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Void item</source>
        <translation>Anular documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>Voided: {item}, {amount}. The rest of the visit stands.</source>
        <translation>Anulado: {item}, {amount}. El resto de la visita no cambia.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>no drawer open</source>
        <translation>ninguna gaveta abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>shut while you count</source>
        <translation>cerrado mientras cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{day}, your drawer, 1 item</source>
        <translation>{day}, su gaveta, 1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{day}, your drawer, {number} items</source>
        <translation>{day}, su gaveta, {number} documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{number} need attention</source>
        <translation>{number} por atender</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{number} receipts are on their way to the printer.</source>
        <translation>{number} recibos van camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{number} receipts unsure</source>
        <translation>{number} recibos por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today.py"/>
        <source>{receipt} is on its way to the printer.</source>
        <translation>{receipt} va camino a la impresora.</translation>
    </message>
</context>
<context>
    <name>TrainingDialog</name>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>A window of its own with made-up people. Nothing done there reaches a ledger, and its receipts say TRAINING. Sign in there as 1001 with: walk in center demo</source>
        <translation>Una ventana propia con personas inventadas. Nada de lo que se hace allí llega a un libro mayor, y sus recibos dicen TRAINING. Inicie sesión allí como 1001 con: walk in center demo</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Begin anew</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Open training</source>
        <translation>Abrir capacitación</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>The training window could not be opened. Call the help desk.</source>
        <translation>No se pudo abrir la ventana de capacitación. Llame a soporte técnico.</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Training</source>
        <translation>Capacitación</translation>
    </message>
    <message>
        <location filename="../../ui/training_door.py"/>
        <source>Training is open already, in another window. Close that one first.</source>
        <translation>La capacitación ya está abierta en otra ventana. Ciérrela primero.</translation>
    </message>
</context>
<context>
    <name>TrayCard</name>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>1 item recorded in the kinds that differ</source>
        <translation>1 documento registrado en los tipos que difieren</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>Check {number} is ticked already.</source>
        <translation>El cheque {number} ya está marcado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>Key an item</source>
        <translation>Teclear un documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>Look for these</source>
        <translation>Busque estos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>Recorded items of the kinds that differ</source>
        <translation>Documentos registrados de los tipos que difieren</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>The number was not read. Scan the item again.</source>
        <translation>El número no se leyó. Escanee el documento de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>You are counting.</source>
        <translation>Usted está contando.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>{count} items have that number. Choose the one you hold, press F6.</source>
        <translation>{count} documentos tienen ese número. Elija el que tiene en mano y presione F6.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>{item} is held. {found}.</source>
        <translation>{item} está en mano. {found}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>{item} is not held. {found}.</source>
        <translation>{item} no está en mano. {found}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_tray.py"/>
        <source>{number} items recorded in the kinds that differ</source>
        <translation>{number} documentos registrados en los tipos que difieren</translation>
    </message>
</context>
<context>
    <name>TrayCount</name>
    <message>
        <location filename="../../ui/screens/tray_count.py"/>
        <source>Empty is none.</source>
        <translation>Vacío es ninguno.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/tray_count.py"/>
        <source>I have the tray and count it</source>
        <translation>Tengo la bandeja y la cuento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/tray_count.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/tray_count.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
</context>
<context>
    <name>TrendsPage</name>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>13 weeks</source>
        <translation>13 semanas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>2 weeks</source>
        <translation>2 semanas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>4 weeks</source>
        <translation>4 semanas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>A visit took</source>
        <translation>Cada visita duró</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>All centers</source>
        <translation>Todos los centros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Board</source>
        <translation>Tablero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Code {code}</source>
        <translation>Código {code}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Differences by center</source>
        <translation>Diferencias por centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Drawers</source>
        <translation>Gavetas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Items and time per visit of each day, and which centers had differences. A day still running is hatched. The time of a visit runs from the payment form to the recording, and the middle one of each day and center counts. In a chart the arrows read bar by bar; Ctrl+T shows tables.</source>
        <translation>Documentos y tiempo por visita de cada día, y qué centros tuvieron diferencias. Un día aún en curso va rayado. El tiempo de una visita corre desde el formulario de pago hasta el registro, y cuenta el valor medio de cada día y centro. En un gráfico las flechas leen barra por barra; Ctrl+T muestra tablas.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>No records of these days.</source>
        <translation>No hay registros de estos días.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Period</source>
        <translation>Período</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Read again</source>
        <translation>Leer de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Show as chart</source>
        <translation>Ver como gráfico</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Show as table</source>
        <translation>Ver como tabla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Sum</source>
        <translation>Suma</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Time per visit</source>
        <translation>Tiempo por visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Trends</source>
        <translation>Tendencias</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>Visits timed</source>
        <translation>Visitas medidas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>a day</source>
        <translation>por día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>a week</source>
        <translation>por semana</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>drawers that differed, and the sum</source>
        <translation>gavetas con diferencia, y la suma</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>{items} items, {amount}</source>
        <translation>{items} documentos, {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends.py"/>
        <source>{time} typically</source>
        <translation>{time} habitualmente</translation>
    </message>
</context>
<context>
    <name>UnsureDialog</name>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Did receipt {number} come out?</source>
        <translation>¿Salió el recibo {number}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>It came out</source>
        <translation>Salió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Look later</source>
        <translation>Ver después</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>Print a copy</source>
        <translation>Imprimir una copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/status.py"/>
        <source>The payment is recorded either way. A copy is numbered and says that the first print was in doubt.</source>
        <translation>El pago está registrado en todo caso. Una copia lleva número y dice que la primera impresión quedó en duda.</translation>
    </message>
</context>
<context>
    <name>ViewBar</name>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>As pages</source>
        <translation>Como páginas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>As table</source>
        <translation>Como tabla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Find in report</source>
        <translation>Buscar en el informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Fit width</source>
        <translation>Ajustar al ancho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Larger</source>
        <translation>Más grande</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Next place</source>
        <translation>Coincidencia siguiente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Not in this report</source>
        <translation>No está en este informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Place before</source>
        <translation>Coincidencia anterior</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Section</source>
        <translation>Sección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>Smaller</source>
        <translation>Más pequeño</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>of {pages}</source>
        <translation>de {pages}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_bar.py"/>
        <source>{number} of {hits}</source>
        <translation>{number} de {hits}</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>1 item</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>Accounts of this visit</source>
        <translation>Cuentas de esta visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>Cash or a card offered: Ctrl+W</source>
        <translation>Efectivo o tarjeta: Ctrl+W</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>For accounts</source>
        <translation>Para cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>Left</source>
        <translation>Queda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>Receipt in</source>
        <translation>Recibo en</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>This visit</source>
        <translation>Esta visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_side.py"/>
        <source>{count} items</source>
        <translation>{count} documentos</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Copy {copy} of {receipt} is on its way to the printer.</source>
        <translation>La copia {copy} de {receipt} va camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Corrected: {item}. The slip is being printed.</source>
        <translation>Corregido: {item}. Se está imprimiendo el comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Move</source>
        <translation>Mover</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Moved: {item}. The slip is being printed.</source>
        <translation>Movido: {item}. Se está imprimiendo el comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>One receipt with its items and everything that was put right since. While the drawer is open an item is voided; once closed, it is reversed or recorded as returned by the bank. Details that were misread are corrected, money on a wrong account is moved. Each needs a reason and a supervisor&apos;s signature, and prints a slip.</source>
        <translation>Un recibo con sus documentos y todo lo que se corrigió después. Mientras la gaveta está abierta un documento se anula; una vez cerrada, se revierte o se registra como devuelto por el banco. Los detalles mal leídos se corrigen, el dinero en una cuenta equivocada se mueve. Cada acción necesita un motivo y la firma de un supervisor, e imprime un comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Print slip</source>
        <translation>Imprimir tira</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Receipt {number}</source>
        <translation>Recibo {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Returned by bank</source>
        <translation>Devuelto por banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Returned: {item}, {amount}. The slip is being printed.</source>
        <translation>Devuelto: {item}, {amount}. Se está imprimiendo el comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Reverse item</source>
        <translation>Revertir documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Reversed: {item}, {amount}. The slip is being printed.</source>
        <translation>Revertido: {item}, {amount}. Se está imprimiendo el comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>The deposit of this receipt</source>
        <translation>El depósito de este recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>The slip of {receipt} is on its way to the printer.</source>
        <translation>El comprobante de {receipt} va camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Void item</source>
        <translation>Anular documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>Voided: {item}, {amount}. The slip is being printed.</source>
        <translation>Anulado: {item}, {amount}. Se está imprimiendo el comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>{figures}, in deposit {ticket}, Ctrl+D</source>
        <translation>{figures}, en el depósito {ticket}, Ctrl+D</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>{receipt} is on its way to the printer.</source>
        <translation>{receipt} va camino a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_page.py"/>
        <source>{total} taken, {standing} stands</source>
        <translation>{total} recibido, {standing} vigente</translation>
    </message>
</context>
<context>
    <name>VisitView</name>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Items of the visit</source>
        <translation>Documentos de la visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Payer</source>
        <translation>Pagador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Receipt as printed</source>
        <translation>Recibo tal como se imprime</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Receipt in</source>
        <translation>Recibo en</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Taken by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>Visit</source>
        <translation>Visita</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>What changed, and why</source>
        <translation>Qué cambió, y por qué</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>What was put right</source>
        <translation>Qué se corrigió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/visit_view.py"/>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Amount was keyed wrong</source>
        <translation>El monto se tecleó mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Ask elsewhere</source>
        <translation>Pedir a otro lugar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Handed back to the payer</source>
        <translation>Devuelto al pagador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Keep item</source>
        <translation>Conservar documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Kept here, marked VOID</source>
        <translation>Se queda aquí, marcado VOID</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Payer asked for it back</source>
        <translation>El pagador lo pidió de vuelta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Recorded twice</source>
        <translation>Registrado dos veces</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>The item is</source>
        <translation>El documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Void item</source>
        <translation>Anular documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Void {item} for {amount}?</source>
        <translation>¿Anular {item} por {amount}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Wrong account</source>
        <translation>Cuenta equivocada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>Wrong number or kind keyed</source>
        <translation>Número o tipo mal tecleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/void.py"/>
        <source>{receipt}, {account}. Only this item is voided; the rest stands.</source>
        <translation>{receipt}, {account}. Solo se anula este documento; lo demás no cambia.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <location filename="../../ui/screens/board_waiting.py"/>
        <source>Nothing waits for anybody.</source>
        <translation>No hay nada pendiente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_waiting.py"/>
        <source>Waiting</source>
        <translation>Pendientes</translation>
    </message>
</context>
<context>
    <name>WindowLock</name>
    <message>
        <location filename="../../ui/window_lock.py"/>
        <source>Nobody touched this window for a while. It locks in {n} seconds.</source>
        <translation>Nadie ha tocado esta ventana en un rato. Se bloquea en {n} segundos.</translation>
    </message>
    <message>
        <location filename="../../ui/window_lock.py"/>
        <source>Signed in for long. In {n} seconds it asks for your password.</source>
        <translation>Sesión muy larga. En {n} segundos pide su contraseña.</translation>
    </message>
</context>
<context>
    <name>_SignCard</name>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>Staff number</source>
        <translation>Número de empleado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in.py"/>
        <source>You can try again now.</source>
        <translation>Ya puede intentarlo de nuevo.</translation>
    </message>
</context>
<context>
    <name>account_parts</name>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>, as of {time}</source>
        <translation>, a las {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>, at a counter by {day}</source>
        <translation>, en un mostrador hasta {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Anyone may pay for anyone: a payment can be taken without confirming.</source>
        <translation>Cualquiera puede pagar por cualquiera: se puede recibir un pago sin confirmar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Ask for a money order or a bank check.</source>
        <translation>Pida un giro postal o un cheque bancario.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Ask whether this month is already being paid another way.</source>
        <translation>Pregunte si este mes ya se está pagando de otra forma.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>At a counter</source>
        <translation>En un mostrador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Automatic payment</source>
        <translation>Pago automático</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Automatic payment.</source>
        <translation>Pago automático.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Bank transfer</source>
        <translation>Transferencia bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Bank&apos;s bill pay</source>
        <translation>Pago desde el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>By mail</source>
        <translation>Por correo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Card</source>
        <translation>Tarjeta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Coverage</source>
        <translation>Cobertura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Coverage ended</source>
        <translation>Cobertura terminada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Coverage ends (estimate)</source>
        <translation>La cobertura termina (estimado)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Coverage here has ended; payment alone does not restore it.</source>
        <translation>La cobertura aquí terminó; el pago por sí solo no la restablece.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Coverage starts only when the first bill is paid in full.</source>
        <translation>La cobertura empieza solo cuando la primera factura se paga por completo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Current bill</source>
        <translation>Factura actual</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Due today.</source>
        <translation>Vence hoy.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Ended.</source>
        <translation>Terminada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Figures, history, address and household show once identity is confirmed.</source>
        <translation>Cifras, historial, dirección y hogar se muestran al confirmar la identidad.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>First bill not paid.</source>
        <translation>Primera factura sin pagar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>First warning (estimate), still covered</source>
        <translation>Primer aviso (estimado), aún con cobertura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Health and dental are paid with separate checks or money orders.</source>
        <translation>Salud y dental se pagan con cheques o giros postales separados.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Identity not confirmed</source>
        <translation>Identidad no confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>If missed today</source>
        <translation>Si hoy no se paga</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>If {day} is missed</source>
        <translation>Si no se paga el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>In good standing with</source>
        <translation>Al corriente con</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>In time until 5:00 PM.</source>
        <translation>A tiempo hasta las 5:00 PM.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Member ...{last4}</source>
        <translation>Miembro ...{last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Oldest month open</source>
        <translation>Mes pendiente más antiguo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Open, due {day}</source>
        <translation>Abierta, vence {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Open, nothing due</source>
        <translation>Abierta, nada por pagar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Past due</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Phone on file</source>
        <translation>Teléfono registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Receipt language</source>
        <translation>Idioma del recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Returned item.</source>
        <translation>Pago devuelto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Say only name, coverage, last 4, and whether the account is open or ended.</source>
        <translation>Diga solo nombre, cobertura, últimos 4 dígitos y si la cuenta está abierta o terminada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Second warning (estimate), still covered</source>
        <translation>Segundo aviso (estimado), aún con cobertura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>a draft of {amount} is set for {day}</source>
        <translation>hay un cargo automático de {amount} para el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>and the bill of the 1st, </source>
        <translation>y la factura del día 1, </translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>by {day}</source>
        <translation>hasta {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>coverage has ended</source>
        <translation>la cobertura terminó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>credit {amount}</source>
        <translation>a favor {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>ends in {last4}</source>
        <translation>termina en {last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>not confirmed</source>
        <translation>sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>nothing due now</source>
        <translation>nada por pagar ahora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>nothing past due</source>
        <translation>nada vencido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>returned by the bank</source>
        <translation>devuelto por el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>the next draft is set for {day}</source>
        <translation>el próximo cargo automático es el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{first} to {last}</source>
        <translation>{first} a {last}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{months} coverage, was due {day}</source>
        <translation>Cobertura de {months}, vencía el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{month} coverage, due today by 5:00 PM</source>
        <translation>De {month}, vence hoy a las 5:00 PM</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{month} coverage, due {day}</source>
        <translation>Cobertura de {month}, vence {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{month} revised</source>
        <translation>{month} revisado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{new} instead of {old}</source>
        <translation>{new} en lugar de {old}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_parts.py"/>
        <source>{site}, station {station}</source>
        <translation>{site}, estación {station}</translation>
    </message>
</context>
<context>
    <name>account_words</name>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>April</source>
        <translation>abril</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Arabic</source>
        <translation>Árabe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>August</source>
        <translation>agosto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Chinese, simplified</source>
        <translation>Chino simplificado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Chinese, traditional</source>
        <translation>Chino tradicional</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>December</source>
        <translation>diciembre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Dental</source>
        <translation>Dental</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Ended</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>February</source>
        <translation>febrero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>First bill not paid</source>
        <translation>Primera factura sin pagar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Health</source>
        <translation>Salud</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>January</source>
        <translation>enero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>July</source>
        <translation>julio</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>June</source>
        <translation>junio</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Khmer</source>
        <translation>Jemer</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>March</source>
        <translation>marzo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>May</source>
        <translation>mayo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>November</source>
        <translation>noviembre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>October</source>
        <translation>octubre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>September</source>
        <translation>septiembre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>Tax credits</source>
        <translation>Créditos fiscales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>date of birth</source>
        <translation>fecha de nacimiento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>phone on file</source>
        <translation>teléfono registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/account_words.py"/>
        <source>photo ID</source>
        <translation>identificación con foto</translation>
    </message>
</context>
<context>
    <name>asked_strip</name>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>Difference of the drawer</source>
        <translation>Diferencia de la gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>Item of {amount} against a rule</source>
        <translation>Documento de {amount} contra una regla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>Void of item {line}, receipt {receipt}, {amount}</source>
        <translation>Anulación del documento {line}, recibo {receipt}, {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>{what}: approved by {name}, and done.</source>
        <translation>{what}: aprobado por {name}, y hecho.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>{what}: approved by {name}, but it could not be done. {why}</source>
        <translation>{what}: aprobado por {name}, pero no se pudo hacer. {why}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>{what}: approved by {name}. Record the payment within the hour.</source>
        <translation>{what}: aprobado por {name}. Registre el pago antes de una hora.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>{what}: asked at {time}, waits for a supervisor.</source>
        <translation>{what}: solicitado a las {time}, espera a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/asked_strip.py"/>
        <source>{what}: refused by {name}. {why}</source>
        <translation>{what}: rechazado por {name}. {why}</translation>
    </message>
</context>
<context>
    <name>audit_words</name>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>1 line</source>
        <translation>1 línea</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Account opened</source>
        <translation>Cuenta abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Accounts imported</source>
        <translation>Cuentas importadas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Accounts seen</source>
        <translation>Cuentas vistas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Act</source>
        <translation>Acción</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Act denied</source>
        <translation>Acción denegada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Agrees</source>
        <translation>Coincide</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Another day without the ledger</source>
        <translation>Un día más sin el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval</source>
        <translation>Aprobación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval arrived</source>
        <translation>Llegó una aprobación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval asked for</source>
        <translation>Aprobación solicitada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval given</source>
        <translation>Aprobación dada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval refused</source>
        <translation>Aprobación rechazada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approval: wrong password</source>
        <translation>Aprobación: contraseña incorrecta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approvals, refusals</source>
        <translation>Aprobaciones, rechazos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approver</source>
        <translation>Aprobador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Approver&apos;s sign-in refused</source>
        <translation>Inicio de sesión del aprobador rechazado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Asked for</source>
        <translation>Lo solicitado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Audit chain checked</source>
        <translation>Cadena de auditoría revisada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Audit exported</source>
        <translation>Auditoría exportada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Audit lines</source>
        <translation>Líneas de auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Audit read</source>
        <translation>Auditoría leída</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Audit searched</source>
        <translation>Auditoría consultada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Backup made</source>
        <translation>Respaldo hecho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Bag</source>
        <translation>Bolsa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Bank file made</source>
        <translation>Archivo para el banco hecho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Business date</source>
        <translation>Fecha contable</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>By way of</source>
        <translation>Por medio de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Carried out</source>
        <translation>Trasladados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Cashier</source>
        <translation>Cajero/a</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Cause</source>
        <translation>Causa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Center</source>
        <translation>Centro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Center changed</source>
        <translation>Centro cambiado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Chain whole from 1 to {number}</source>
        <translation>Cadena completa de 1 a {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Clock differs from the ledger&apos;s</source>
        <translation>El reloj difiere del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Clock was set back</source>
        <translation>El reloj se atrasó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Close of a drawer asked for</source>
        <translation>Se pidió cerrar una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Copy printed</source>
        <translation>Copia impresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Count begun</source>
        <translation>Conteo empezado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Count left</source>
        <translation>Conteo dejado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit confirmed</source>
        <translation>Depósito confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit given up</source>
        <translation>Depósito cancelado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit prepared</source>
        <translation>Depósito preparado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit sent</source>
        <translation>Depósito enviado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposit verified</source>
        <translation>Depósito verificado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Difference signed</source>
        <translation>Diferencia firmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Drawer closed</source>
        <translation>Gaveta cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Drawer closed by a supervisor</source>
        <translation>Gaveta cerrada por un supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Drawer opened</source>
        <translation>Gaveta abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Drawers, counts</source>
        <translation>Gavetas, conteos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Endorsement taken back</source>
        <translation>Sello retirado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Evidence</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Exception</source>
        <translation>Caso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Failures in a row</source>
        <translation>Intentos fallidos seguidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>File for a station made</source>
        <translation>Archivo para una estación creado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Form</source>
        <translation>Formato</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Found by</source>
        <translation>Hallado por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Frame of the log</source>
        <translation>Trama del registro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Held receipts released</source>
        <translation>Recibos retenidos liberados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Hits</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Identity confirmed</source>
        <translation>Identidad confirmada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item corrected</source>
        <translation>Documento corregido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item endorsed</source>
        <translation>Documento sellado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item moved to another account</source>
        <translation>Documento pasado a otra cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item returned by the bank</source>
        <translation>Documento devuelto por el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item taken back</source>
        <translation>Documento retirado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Item voided</source>
        <translation>Documento anulado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Journal exported</source>
        <translation>Diario exportado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Last</source>
        <translation>Último</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Last contact</source>
        <translation>Último contacto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ledger</source>
        <translation>Libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ledger has another history</source>
        <translation>El libro mayor tiene otro historial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ledger linked again</source>
        <translation>Libro mayor enlazado de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ledger lost records</source>
        <translation>El libro mayor perdió registros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Left out</source>
        <translation>Omitidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Locked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Loss of the ledger seen</source>
        <translation>Pérdida del libro mayor detectada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>No lines</source>
        <translation>Sin líneas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Off by, s</source>
        <translation>Desvío, s</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Old logs removed</source>
        <translation>Registros antiguos del programa eliminados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Others listed</source>
        <translation>Otros en la lista</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Overrides</source>
        <translation>Autorizaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>PIN given up</source>
        <translation>PIN quitado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>PIN set</source>
        <translation>PIN elegido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Password changed</source>
        <translation>Contraseña cambiada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Password for a PIN: wrong</source>
        <translation>Contraseña para un PIN: incorrecta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Password given for a PIN</source>
        <translation>Contraseña dada para un PIN</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Password typed again</source>
        <translation>Contraseña escrita de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Password typed again, wrong</source>
        <translation>Contraseña escrita de nuevo, incorrecta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Payment taken</source>
        <translation>Pago recibido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Payments</source>
        <translation>Pagos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Print job</source>
        <translation>Trabajo de impresión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Print jobs</source>
        <translation>Trabajos de impresión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printed</source>
        <translation>Impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printed again</source>
        <translation>Impreso de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printing begun</source>
        <translation>Impresión empezada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printing failed</source>
        <translation>Impresión fallida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Printing not certain</source>
        <translation>Impresión por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Question answered</source>
        <translation>Pregunta respondida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Receipt looked at</source>
        <translation>Recibo consultado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Receipt seen on paper</source>
        <translation>Recibo visto en papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Receipts printed</source>
        <translation>Recibos impresos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Record {number} does not follow {before}</source>
        <translation>El registro {number} no sigue al {before}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Records</source>
        <translation>Registros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Removed</source>
        <translation>Eliminados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Report read</source>
        <translation>Informe leído</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Reports, exports</source>
        <translation>Informes, exportaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Request</source>
        <translation>Solicitud</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Request approved</source>
        <translation>Solicitud aprobada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Request refused</source>
        <translation>Solicitud rechazada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Searched, nothing opened</source>
        <translation>Búsqueda sin abrir nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session ended by a supervisor</source>
        <translation>Sesión terminada por un supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session not taken up: refused</source>
        <translation>Sesión no retomada: rechazada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session not taken up: wrong password</source>
        <translation>Sesión no retomada: contraseña incorrecta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session put aside</source>
        <translation>Sesión dejada aparte</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Session taken up again</source>
        <translation>Sesión retomada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Setting changed</source>
        <translation>Ajuste cambiado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Sign-in allowed again</source>
        <translation>Inicio de sesión permitido de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Sign-in failed</source>
        <translation>Inicio de sesión fallido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Sign-in refused</source>
        <translation>Inicio de sesión rechazado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Signed in</source>
        <translation>Sesión iniciada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Signed out</source>
        <translation>Sesión cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Signing in, lock</source>
        <translation>Inicio de sesión, bloqueo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Slip printed</source>
        <translation>Comprobante impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Staff changed</source>
        <translation>Personal cambiado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station enrolled again</source>
        <translation>Estación inscrita de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station retired</source>
        <translation>Estación retirada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station set up</source>
        <translation>Estación configurada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station shut out or let in</source>
        <translation>Estación excluida o readmitida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Station, clock, store</source>
        <translation>Estación, reloj, almacén</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Store checked</source>
        <translation>Almacén revisado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Store&apos;s last write was torn</source>
        <translation>La última escritura del almacén quedó rota</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Taken in</source>
        <translation>Aceptado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>The newest {shown} of {total} lines</source>
        <translation>Las {shown} más recientes de {total} líneas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ticket</source>
        <translation>Boleta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Tickets</source>
        <translation>Boletas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Try</source>
        <translation>Intento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Unlocked</source>
        <translation>Desbloqueada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Unlocking failed</source>
        <translation>Desbloqueo fallido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Unlocking refused</source>
        <translation>Desbloqueo rechazado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Unsent records carried out</source>
        <translation>Registros sin enviar extraídos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Voids, corrections</source>
        <translation>Anulaciones, correcciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Was off by, s</source>
        <translation>Desvío anterior, s</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Ways to pay printed</source>
        <translation>Formas de pago impresas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Whole</source>
        <translation>Íntegra</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Whole up to</source>
        <translation>Íntegra hasta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>X report read</source>
        <translation>Informe X leído</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Z number</source>
        <translation>Número de Z</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>Z report read</source>
        <translation>Informe Z leído</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>your own drawer, not told before it is counted</source>
        <translation>su propia gaveta, no se dice antes de contarla</translation>
    </message>
    <message>
        <location filename="../../ui/screens/audit_words.py"/>
        <source>{total} lines</source>
        <translation>{total} líneas</translation>
    </message>
</context>
<context>
    <name>begun</name>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>A visit begun {time} is here</source>
        <translation>Hay una visita empezada {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>No other visit was begun.</source>
        <translation>No hay otra visita empezada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>Put aside. Ctrl+B brings it back.</source>
        <translation>Dejada aparte. Ctrl+B la recupera.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>The account of that visit is no longer in this copy.</source>
        <translation>La cuenta de esa visita ya no está en esta copia.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>no account</source>
        <translation>sin cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>{count} begun visits are here</source>
        <translation>Hay {count} visitas empezadas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>{name}, 1 item typed</source>
        <translation>{name}, 1 documento escrito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/begun.py"/>
        <source>{name}, {count} items typed</source>
        <translation>{name}, {count} documentos escritos</translation>
    </message>
</context>
<context>
    <name>board_acts</name>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Ask to close it</source>
        <translation>Pedir que se cierre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Choose the reason</source>
        <translation>Elija el motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Close the drawer</source>
        <translation>Cerrar la gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Close the drawer of {name}?</source>
        <translation>¿Cerrar la gaveta de {name}?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>It stands at another station: the request goes through the ledger, and the drawer closes when {station} reaches it next.</source>
        <translation>Está en otra estación: la solicitud pasa por el libro mayor, y la gaveta se cierra cuando {station} tenga contacto otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Leave it open</source>
        <translation>Dejarla abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Reason in a few words</source>
        <translation>Motivo en pocas palabras</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>Say why, so that the report can tell.</source>
        <translation>Diga por qué, para que conste en el informe.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>The cashier is ill or away</source>
        <translation>El cajero está enfermo o ausente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>The cashier left without closing</source>
        <translation>El cajero se fue sin cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>The cashier&apos;s last count stands; without one the Z says that nobody counted.</source>
        <translation>Vale el último conteo del cajero; sin él, el Z dice que nadie contó.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>The station failed</source>
        <translation>La estación falló</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_acts.py"/>
        <source>{station}, open since {day}. The Z keeps the cashier&apos;s name and says who closed it, and why. It cannot be opened again.</source>
        <translation>{station}, abierta desde el {day}. El Z conserva el nombre del cajero y dice quién la cerró, y por qué. No se puede abrir de nuevo.</translation>
    </message>
</context>
<context>
    <name>board_matters</name>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>1 question of the ledger</source>
        <translation>1 pregunta del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Close asked for</source>
        <translation>Cierre solicitado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Difference to sign</source>
        <translation>Diferencia por firmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Drawer left open</source>
        <translation>Gaveta que quedó abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>It is yours: count and close it, F7.</source>
        <translation>Es suya: cuéntela y ciérrela, F7.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Money without a known account stands in suspense until somebody answers.</source>
        <translation>El dinero sin cuenta conocida queda en suspenso hasta que alguien responda.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Nobody approves their own act: another supervisor does.</source>
        <translation>Nadie aprueba sus propias acciones: lo hace otro supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Nobody signs their own difference: another supervisor does.</source>
        <translation>Nadie firma su propia diferencia: lo hace otro supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Override to approve</source>
        <translation>Autorización por aprobar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Receipts of this station</source>
        <translation>Recibos de esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>The drawer closes when {station} reaches the ledger next. Asked by {staff}: {reason}.</source>
        <translation>La gaveta se cierra cuando {station} tenga contacto con el libro mayor. Lo pidió {staff}: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>The ledger asks about records of this station.</source>
        <translation>El libro mayor pregunta por registros de esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>The payments are recorded. Held receipts print by themselves when the printer is ready; of an unsure one a person says whether it came out.</source>
        <translation>Los pagos están registrados. Los recibos retenidos se imprimen solos cuando la impresora está lista; de uno por aclarar, una persona dice si salió.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>To be counted and closed.</source>
        <translation>Por contar y cerrar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Void to approve</source>
        <translation>Anulación por aprobar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>Waiting</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>in suspense</source>
        <translation>en suspenso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>nothing in suspense</source>
        <translation>nada en suspenso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{asked} Reason: {reason}.</source>
        <translation>{asked} Motivo: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{items}, to be counted and closed.</source>
        <translation>{items}, por contar y cerrar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{kinds}. {name} says: {reason}.</source>
        <translation>{kinds}. {name} dice: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{name} asks to take an item of {amount} all the same: {kind}. Rule {rule}.</source>
        <translation>{name} pide aceptar un documento de {amount} de todos modos: {kind}. Regla {rule}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{name} asks to void item {line} of receipt {receipt}: {kind}, {amount}.</source>
        <translation>{name} pide anular el documento {line} del recibo {receipt}: {kind}, {amount}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{name} opened it on {day} and nobody closed it.</source>
        <translation>{name} la abrió el {day} y nadie la cerró.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{n} not printed</source>
        <translation>{n} sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{n} questions of the ledger</source>
        <translation>{n} preguntas del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_matters.py"/>
        <source>{n} unsure</source>
        <translation>{n} por aclarar</translation>
    </message>
</context>
<context>
    <name>board_tables</name>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>By kind</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Drawer</source>
        <translation>Gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Drawers</source>
        <translation>Gavetas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Items</source>
        <translation>Docs</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Items per half hour</source>
        <translation>Documentos por media hora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>No items yet.</source>
        <translation>Aún no hay documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Received</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_tables.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
</context>
<context>
    <name>board_words</name>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>1 item</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Being counted</source>
        <translation>En conteo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>By kind: {parts}.</source>
        <translation>Por tipo: {parts}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Closed, {difference}</source>
        <translation>Cerrada, {difference}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Confirmed by the bank</source>
        <translation>Confirmado por el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Deposit verified</source>
        <translation>Depósito verificado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Forced {time}</source>
        <translation>Cierre forzado {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>In a deposit</source>
        <translation>En un depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>In balance {time}</source>
        <translation>Cuadrada {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Items per half hour: {items} from {start} to {end}, most from {best} with {n}.</source>
        <translation>Documentos por media hora: {items} de {start} a {end}, más a las {best} con {n}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Not asked yet</source>
        <translation>Aún sin consultar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>On the way to the bank</source>
        <translation>En camino al banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Open since {day}</source>
        <translation>Desde el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Open {time}</source>
        <translation>Abierta {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Other money orders</source>
        <translation>Otros giros postales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Paper low</source>
        <translation>Poco papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Seen at its own station only</source>
        <translation>Vista solo en su propia estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>To be signed, {difference}</source>
        <translation>Por firmar, {difference}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>Yours, not shown until you counted</source>
        <translation>La suya, no se muestra hasta que cuente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>as of {time}</source>
        <translation>a las {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>none, all confirmed</source>
        <translation>ninguno, todo confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>not known</source>
        <translation>no se conoce</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>not usable here</source>
        <translation>no utilizable aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>still running</source>
        <translation>aún en curso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>under a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>yours</source>
        <translation>suya</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{h} h {n} min</source>
        <translation>{h} h {n} min</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{n} days</source>
        <translation>{n} días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{n} items</source>
        <translation>{n} documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{n} not printed</source>
        <translation>{n} sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{n}, {age}</source>
        <translation>{n}, {age}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/board_words.py"/>
        <source>{start} to {end}: {items}, {amount}</source>
        <translation>{start} a {end}: {items}, {amount}</translation>
    </message>
</context>
<context>
    <name>causes</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Check power and cable, then press Ctrl+R.</source>
        <translation>Revise la corriente y el cable, y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Check that it is on and not another station&apos;s, then press Ctrl+R.</source>
        <translation>Revise que esté encendida y no sea de otra estación, y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Close the cover, then press Ctrl+R.</source>
        <translation>Cierre la tapa y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Free the cutter, then press Ctrl+R.</source>
        <translation>Libere el cortador y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Load paper, then press Ctrl+R.</source>
        <translation>Ponga papel y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Press Ctrl+R to print it now.</source>
        <translation>Presione Ctrl+R para imprimirlo ahora.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Press its feed button, then Ctrl+R.</source>
        <translation>Presione su botón de avance y luego Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Set up a printer, then press Ctrl+R.</source>
        <translation>Configure una impresora y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Set up the printer, then press Ctrl+R.</source>
        <translation>Configure la impresora y presione Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Switch it off and on, then Ctrl+R.</source>
        <translation>Apáguela y enciéndala, y luego Ctrl+R.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>no printer is set up</source>
        <translation>no hay impresora configurada</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>out of paper</source>
        <translation>sin papel</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the connection to the printer was lost</source>
        <translation>se perdió la conexión con la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the cover is open</source>
        <translation>la tapa está abierta</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the cutter is stuck</source>
        <translation>el cortador está atascado</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the printer does not answer</source>
        <translation>la impresora no responde</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the printer is offline</source>
        <translation>la impresora está sin conexión</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the printer refused</source>
        <translation>la impresora rechazó el trabajo</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the printer reports an error</source>
        <translation>la impresora informa un error</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the program was closed</source>
        <translation>se cerró el programa</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>this computer lacks what that printer needs</source>
        <translation>a esta computadora le falta lo que esa impresora necesita</translation>
    </message>
</context>
<context>
    <name>count_items</name>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>1 item, {amount}</source>
        <translation>1 documento, {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Amount on the paper</source>
        <translation>Monto en el papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Back to the count</source>
        <translation>Volver al conteo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Items in hand</source>
        <translation>Documentos en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Kind of item</source>
        <translation>Tipo de documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>More than 0.</source>
        <translation>Más de 0.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Scan or key each item</source>
        <translation>Escanee o teclee cada documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Take the chosen out</source>
        <translation>Quitar el elegido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>That is item {number} already.</source>
        <translation>Ese ya es el documento {number}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>The number was not read. Scan the item again, or type it.</source>
        <translation>El número no se leyó. Escanee el documento de nuevo, o escríbalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>Type the amount from the paper.</source>
        <translation>Escriba el monto del papel.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>You are counting.</source>
        <translation>Usted está contando.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_items.py"/>
        <source>{count} items, {amount}</source>
        <translation>{count} documentos, {amount}</translation>
    </message>
</context>
<context>
    <name>count_parts</name>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>That is more than a drawer holds. Type it again.</source>
        <translation>Es más de lo que cabe en una gaveta. Escríbalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>These items are worth more than $0.00.</source>
        <translation>Estos documentos valen más de $0.00.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>Type dollars and cents, as in 309.00.</source>
        <translation>Escriba dólares y centavos, como en 309.00.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>Type how many items, 0 where there is none.</source>
        <translation>Escriba cuántos documentos, 0 donde no hay.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>Type the number in digits, as in 2.</source>
        <translation>Escriba el número en cifras, como en 2.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>Type their total, as in 309.00.</source>
        <translation>Escriba su total, como en 309.00.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>{dollars} or {cents}? Add the point.</source>
        <translation>¿{dollars} o {cents}? Añada el punto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>{kind}, items</source>
        <translation>{kind}, documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/count_parts.py"/>
        <source>{kind}, total in dollars</source>
        <translation>{kind}, total en dólares</translation>
    </message>
</context>
<context>
    <name>deposit_items</name>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Held</source>
        <translation>En mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Number of the item you hold</source>
        <translation>Número del documento que tiene</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Number {number} is not in this deposit. Lay the item aside.</source>
        <translation>El número {number} no está en este depósito. Ponga el documento aparte.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>Scan, or type its number</source>
        <translation>Escanee o teclee</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>That receipt has no item in this deposit.</source>
        <translation>Ese recibo no tiene ningún documento en este depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>The number was not read. Scan the item again, or type it.</source>
        <translation>El número no se leyó. Escanee el documento de nuevo, o escríbalo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>You are counting.</source>
        <translation>Usted está contando.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>held</source>
        <translation>en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>not held</source>
        <translation>no en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{count} items have that number. Choose the one you hold, press Space.</source>
        <translation>{count} documentos tienen ese número. Elija el que tiene y presione Espacio.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{held} of {all} held</source>
        <translation>{held} de {all} en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{item} is ticked already.</source>
        <translation>{item} ya está marcado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{item}, {amount}, receipt {receipt}</source>
        <translation>{item}, {amount}, recibo {receipt}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{item}. Space ticks it.</source>
        <translation>{item}. Espacio lo marca.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{item}: held. {count}.</source>
        <translation>{item}: en mano. {count}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_items.py"/>
        <source>{item}: not held</source>
        <translation>{item}: no en mano</translation>
    </message>
</context>
<context>
    <name>deposit_parts</name>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>1 drawer</source>
        <translation>1 gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>1 item</source>
        <translation>1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>At the bank</source>
        <translation>En el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Checks</source>
        <translation>Cheques</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Closed {time} with a difference. An item that is not there is reversed first.</source>
        <translation>Cerrada {time} con diferencia. Un documento que no está se revierte primero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Closed {time}, in balance.</source>
        <translation>Cerrada {time}, cuadrada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Drawer</source>
        <translation>Gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Due at the bank {day}.</source>
        <translation>Debe estar en el banco el {day}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Due {day}</source>
        <translation>Vence {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Given up</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>It was closed with nothing in it: there is nothing to take to the bank.</source>
        <translation>Se cerró sin nada: no hay nada que llevar al banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Money orders</source>
        <translation>Giros postales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>No items</source>
        <translation>Sin documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>No number yet</source>
        <translation>Aún sin número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Nobody takes their own drawer to the bank. Another supervisor prepares this one.</source>
        <translation>Nadie lleva su propia gaveta al banco. Esta la prepara otro supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Not signed yet</source>
        <translation>Aún sin firmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Not taken</source>
        <translation>No aceptado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Overdue</source>
        <translation>Atrasado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Prepared</source>
        <translation>Preparado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Returned {day}</source>
        <translation>Devuelto {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>To be sent</source>
        <translation>Por enviar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>To be verified</source>
        <translation>Por verificar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Waits for its number</source>
        <translation>Espera su número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>Your own drawer</source>
        <translation>Su propia gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>and {number} more</source>
        <translation>y {number} más</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>bag {number}</source>
        <translation>bolsa {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>chosen</source>
        <translation>elegida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>in {drawers}</source>
        <translation>en {drawers}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>left</source>
        <translation>dejada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>overdue, due {day}</source>
        <translation>venció {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>to come</source>
        <translation>por llegar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>{drawer} was closed with a difference that nobody signed. A supervisor signs it on the board (F4), then it can go.</source>
        <translation>{drawer} se cerró con una diferencia que nadie firmó. Un supervisor la firma en el tablero (F4), y entonces puede ir.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>{number} drawers</source>
        <translation>{number} gavetas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/deposit_parts.py"/>
        <source>{number} items</source>
        <translation>{number} documentos</translation>
    </message>
</context>
<context>
    <name>desktop</name>
    <message>
        <location filename="../../ui/desktop.py"/>
        <source>Everything recorded is safe, and what was being typed is offered again after you sign in. If it happens again, call the help desk with this code.</source>
        <translation>Todo lo registrado está a salvo, y lo que se estaba escribiendo se ofrece de nuevo cuando inicie sesión. Si se repite, llame a soporte técnico con este código.</translation>
    </message>
    <message>
        <location filename="../../ui/desktop.py"/>
        <source>The program stopped by itself last time</source>
        <translation>El programa se detuvo solo la última vez</translation>
    </message>
    <message>
        <location filename="../../ui/desktop.py"/>
        <source>The program was cut short last time. Everything recorded is safe.</source>
        <translation>El programa se interrumpió la última vez. Todo lo registrado está a salvo.</translation>
    </message>
</context>
<context>
    <name>difference_parts</name>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 item missing</source>
        <translation>Falta 1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 item needs attention</source>
        <translation>1 documento por atender</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 item surplus</source>
        <translation>Sobra 1 documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 receipt not printed</source>
        <translation>1 recibo sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 receipt unsure</source>
        <translation>1 recibo por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>1 record not confirmed yet; it is safe here and will be sent</source>
        <translation>1 registro aún sin confirmar; está a salvo aquí y se enviará</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>In balance</source>
        <translation>Cuadrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Items</source>
        <translation>Docs</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Items agree, amounts differ</source>
        <translation>Los documentos coinciden, los montos difieren</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Nothing: all confirmed and printed</source>
        <translation>Nada: todo confirmado e impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Recount</source>
        <translation>Reconteo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>Tray</source>
        <translation>Bandeja</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>held</source>
        <translation>en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>is a {kind}</source>
        <translation>es un {kind}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>not recorded</source>
        <translation>no registrado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>not seen yet</source>
        <translation>aún no visto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>paper: {amount}</source>
        <translation>papel: {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{held} of {all} held</source>
        <translation>{held} de {all} en mano</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{missing} missing, {surplus} surplus</source>
        <translation>faltan {missing}, sobran {surplus}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} items missing</source>
        <translation>Faltan {number} documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} items need attention</source>
        <translation>{number} documentos por atender</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} items surplus</source>
        <translation>Sobran {number} documentos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} missing</source>
        <translation>{number} faltantes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} not recorded</source>
        <translation>{number} no registrados</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} of another kind</source>
        <translation>{number} de otro tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} receipts not printed</source>
        <translation>{number} recibos sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} receipts unsure</source>
        <translation>{number} recibos por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} records not confirmed yet; they are safe here and will be sent</source>
        <translation>{number} registros aún sin confirmar; están a salvo aquí y se enviarán</translation>
    </message>
    <message>
        <location filename="../../ui/screens/difference_parts.py"/>
        <source>{number} with another amount</source>
        <translation>{number} con otro monto</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A PIN has {digits} digits.</source>
        <translation>Un PIN tiene {digits} dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A PIN unlocks, switches and approves.</source>
        <translation>Un PIN sirve para desbloquear, cambiar de persona y aprobar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A deposit holds one business date. Prepare one for each date.</source>
        <translation>Un depósito lleva una sola fecha contable. Prepare uno para cada fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A deposit needs the ledger, and it cannot be reached now.</source>
        <translation>Un depósito necesita el libro mayor, y ahora no hay contacto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A supervisor counts now and signs.</source>
        <translation>Ahora cuenta un supervisor y firma.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A supervisor signs it on the board; then the drawer can go to the bank.</source>
        <translation>Un supervisor la firma en el tablero; entonces la gaveta puede ir al banco.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A training home uses its own ledger only, not {value}.</source>
        <translation>Una estación de capacitación usa solo su propio libro mayor, no {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A write to the disk failed earlier ({reason}). Nothing more is recorded until restart.</source>
        <translation>Una escritura al disco falló antes ({reason}). No se registra nada más hasta reiniciar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A {value} does not fit on a terminal.</source>
        <translation>Un {value} no cabe en una terminal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>A {value} has no issuer in this table.</source>
        <translation>Un {value} no tiene emisor en esta tabla.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Add a check or a money order.</source>
        <translation>Añada un cheque o un giro postal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>An item was ticked that is not on this ticket.</source>
        <translation>Se marcó un documento que no está en esta boleta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Another import came first.</source>
        <translation>Otra importación llegó antes.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Another station was quicker: a drawer of this deposit is in {value}.</source>
        <translation>Otra estación fue más rápida: una gaveta de este depósito está en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Another supervisor does it. Nobody prepares or verifies their own.</source>
        <translation>Lo hace otro supervisor. Nadie prepara ni verifica lo suyo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask a supervisor to sign here.</source>
        <translation>Pida a un supervisor que firme aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask an administrator for another.</source>
        <translation>Pida otro a un administrador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask an administrator to enable you.</source>
        <translation>Pida a un administrador que active su acceso.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask an administrator who is not disabled.</source>
        <translation>Pida a un administrador que no esté desactivado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask another administrator to change it.</source>
        <translation>Pida a otro administrador que lo cambie.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask another administrator.</source>
        <translation>Pídaselo a otro administrador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask another supervisor to sign.</source>
        <translation>Pida a otro supervisor que firme.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask another supervisor.</source>
        <translation>Pídaselo a otro supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask for a signed export, or check it without a public key.</source>
        <translation>Pida una exportación firmada, o revísela sin clave pública.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask for it again, or ask a supervisor here.</source>
        <translation>Solicítelo de nuevo, o pídaselo a un supervisor de aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask for it at a station of that site.</source>
        <translation>Pídalo en una estación de esa sede.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask for someone who may: {allowed}.</source>
        <translation>Pídaselo a quien puede hacerlo: {allowed}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask somebody who may sign for staff number and password.</source>
        <translation>Pida a quien pueda firmar que escriba su número de empleado y su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask the administrator for a new station number.</source>
        <translation>Pida al administrador un nuevo número de estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask the administrator to register it. Everything recorded stays here until then.</source>
        <translation>Pida al administrador que la registre. Hasta entonces todo lo registrado se queda aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask the administrator. Everything recorded stays here until then.</source>
        <translation>Pregunte al administrador. Hasta entonces todo lo registrado se queda aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask the bank for it and write it into settings.toml.</source>
        <translation>Pídalo al banco y escríbalo en settings.toml.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask the person whose drawer it is, or a supervisor.</source>
        <translation>Pídaselo a la persona de la gaveta, o a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask there: what is wrong with it is put right at the station that wrote it.</source>
        <translation>Pregunte allí: lo que está mal se corrige en la estación que lo emitió.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Ask whoever looks after these computers; nothing was changed here.</source>
        <translation>Pregunte a quien se encarga de estas computadoras; aquí no se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Bag {value} is the bag of deposit {ticket}.</source>
        <translation>La bolsa {value} es la bolsa del depósito {ticket}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>CASHIER_KEY_DIR names {value}, which lies inside the home it protects.</source>
        <translation>CASHIER_KEY_DIR nombra {value}, que está dentro de la carpeta que protege.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Call a supervisor, close the program and start it again; it then checks the store. Look up under Today whether the last payment was kept before you take it again.</source>
        <translation>Llame a un supervisor, cierre el programa y ábralo de nuevo; entonces revisa el almacén. Busque en Hoy si el último pago quedó guardado antes de recibirlo otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Call the administrator: the ledger did not take the record itself.</source>
        <translation>Llame al administrador: el libro mayor no aceptó el registro mismo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Call the help desk with this code.</source>
        <translation>Llame a soporte técnico con este código.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Change it when the ledger answers again.</source>
        <translation>Cámbielo cuando el libro mayor responda de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Change nothing, keep the checkpoint, and call an auditor.</source>
        <translation>No cambie nada, conserve el punto de control y llame a un auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check center and number.</source>
        <translation>Revise el centro y el número.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check its code, or send and fetch from the ledger first.</source>
        <translation>Revise su código, o primero envíe y reciba del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check its name, or have a new one made: cashier ledger enroll-station.</source>
        <translation>Revise su nombre, o haga crear uno nuevo: cashier ledger enroll-station.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check its name.</source>
        <translation>Revise su nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check its name; a newer form needs the newer program.</source>
        <translation>Revise su nombre; un formato más nuevo necesita el programa más nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check that the public key is the right one; if it is, keep the file and call an auditor.</source>
        <translation>Revise que la clave pública sea la correcta; si lo es, conserve el archivo y llame a un auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check that the public key is the right one; if it is, keep the file and tell the auditor.</source>
        <translation>Revise que la clave pública sea la correcta; si lo es, conserve el archivo y avise al auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the address, or run cashier {next}.</source>
        <translation>Revise la dirección, o ejecute cashier {next}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the disk and that this is the right key; restore the file from a backup if need be.</source>
        <translation>Revise el disco y que esta sea la clave correcta; si hace falta, restaure el archivo de un respaldo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the drawer&apos;s id.</source>
        <translation>Revise el identificador de la gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the feed; if it is right, run again with --allow-shrink.</source>
        <translation>Revise los datos recibidos; si están bien, ejecute de nuevo con --allow-shrink.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the file and its disk.</source>
        <translation>Revise el archivo y su disco.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the home.</source>
        <translation>Revise la carpeta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the name and password in the address, and the rights it has there.</source>
        <translation>Revise el nombre y la contraseña de la dirección, y los derechos que tiene allí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the name of the file.</source>
        <translation>Revise el nombre del archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the name.</source>
        <translation>Revise el nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the number on the paper.</source>
        <translation>Revise el número en el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Check the number.</source>
        <translation>Revise el número.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose a date on which it is open{open_days}.</source>
        <translation>Elija una fecha en que esté abierto{open_days}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose a drawer with items.</source>
        <translation>Elija una gaveta con documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose a password of your own to sign in.</source>
        <translation>Elija una contraseña propia para iniciar sesión.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose another printer, or save the PDF.</source>
        <translation>Elija otra impresora, o guarde el PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose another.</source>
        <translation>Elija otra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose fewer drawers and prepare a second deposit.</source>
        <translation>Elija menos gavetas y prepare un segundo depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose one of the drawers listed; a drawer goes to the bank from its own site.</source>
        <translation>Elija una de las gavetas listadas; una gaveta va al banco desde su propia sede.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose one of the languages the program lists, for example en.</source>
        <translation>Elija uno de los idiomas que lista el programa, por ejemplo en.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose one of the questions that wait; other stations answer their own.</source>
        <translation>Elija una de las preguntas en espera; otras estaciones responden las suyas.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose other digits.</source>
        <translation>Elija otros dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose the account it is for.</source>
        <translation>Elija la cuenta a la que corresponde.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose the account it was meant for, or leave it as it is.</source>
        <translation>Elija la cuenta a la que iba, o déjelo como está.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose the account that the money was meant for.</source>
        <translation>Elija la cuenta a la que iba el dinero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose the closed drawers that go to the bank.</source>
        <translation>Elija las gavetas cerradas que van al banco.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Choose today, or ask a supervisor to sign for another date.</source>
        <translation>Elija hoy, o pida a un supervisor que firme otra fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Close a drawer first, or ask for another date.</source>
        <translation>Cierre primero una gaveta, o pida otra fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Close it first, or leave it out: it can go with a later deposit of the day.</source>
        <translation>Ciérrela primero, o no la incluya: puede ir con un depósito posterior del día.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Close that one first.</source>
        <translation>Cierre esa primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Compare the number with the ticket; deposits are kept where they were made.</source>
        <translation>Compare el número con la boleta; los depósitos se guardan donde se hicieron.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Copy it again, then try once more.</source>
        <translation>Cópielo de nuevo e inténtelo una vez más.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Copy it once more from where it was kept, or take an earlier one.</source>
        <translation>Cópielo otra vez de donde estaba guardado, o use uno anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Correct it in settings.toml or the environment.</source>
        <translation>Corríjalo en settings.toml o en el entorno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Correct or remove it.</source>
        <translation>Corríjalo o quítelo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Correct that line.</source>
        <translation>Corrija esa línea.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Correct the feed; cashier ledger import --dry-run lists every such row.</source>
        <translation>Corrija los datos; cashier ledger import --dry-run lista cada fila así.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Correctable are {known}. For another kind or amount, void or reverse it and take it anew.</source>
        <translation>Se pueden corregir {known}. Para otro tipo o monto, anúlelo o reviértalo y regístrelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count again or close; the counter stays shut for this drawer.</source>
        <translation>Cuente de nuevo o cierre; el mostrador queda cerrado para esta gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count again, or give a reason and ask a supervisor to sign the difference.</source>
        <translation>Cuente de nuevo, o dé un motivo y pida a un supervisor que firme la diferencia.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count again: items and amount, both or neither.</source>
        <translation>Cuente de nuevo: documentos y monto, ambos o ninguno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count and close it before you open another.</source>
        <translation>Cuéntela y ciérrela antes de abrir otra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count and close them first.</source>
        <translation>Cuéntelas y ciérrelas primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Count it, then close it.</source>
        <translation>Cuéntela, luego ciérrela.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Deposit {value} is at another step: {stage}.</source>
        <translation>El depósito {value} está en otro paso: {stage}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Deposit {value} is not verified, or was given up.</source>
        <translation>El depósito {value} no está verificado, o se canceló.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Deposits, paper and signatures are known of the own site only, not of {value}.</source>
        <translation>Los depósitos, el papel y las firmas se conocen solo de la propia sede, no de {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Do it at another window; new credentials for this one come in by its own set-up.</source>
        <translation>Hágalo en otra ventanilla; las credenciales nuevas de esta entran por su propia configuración.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Drawer {value} is not closed yet.</source>
        <translation>La gaveta {value} aún no está cerrada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Each bag is used once. Take a new one, or compare the number with the bag.</source>
        <translation>Cada bolsa se usa una sola vez. Use una nueva, o compare el número con la bolsa.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Each item of the drawers is scanned once, and no other.</source>
        <translation>Cada documento de las gavetas se escanea una vez, y ningún otro.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Each line says what to do.</source>
        <translation>Cada línea dice qué hacer.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Enroll it with a new number.</source>
        <translation>Inscríbala con un número nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Enroll this home under a new station number.</source>
        <translation>Inscriba esta carpeta con un nuevo número de estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Enroll this home with a new station number: cashier station enroll FILE.</source>
        <translation>Inscriba esta carpeta con un nuevo número de estación: cashier station enroll FILE.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Everything recorded stays recorded. Call the help desk with this code.</source>
        <translation>Todo lo registrado queda registrado. Llame a soporte técnico con este código.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Export the deposits one by one.</source>
        <translation>Exporte los depósitos uno por uno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Files for new stations are made at a window of the real ledger.</source>
        <translation>Los archivos para estaciones nuevas se crean en una ventanilla del libro mayor real.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Find it, or give the deposit up and look into it before preparing it again.</source>
        <translation>Encuéntrelo, o cancele el depósito e investigue antes de prepararlo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Finish the count, or go back to the counter before the first one is compared.</source>
        <translation>Termine el conteo, o vuelva al mostrador antes de que se compare el primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give it as &quot;do&quot;.</source>
        <translation>Indíquelo como &quot;do&quot;.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give it once.</source>
        <translation>Indíquelo una vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give it with --name, like &quot;A. Rivera&quot;.</source>
        <translation>Indíquelo con --name, como &quot;A. Rivera&quot;.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give its session id, as opening and closing it answered.</source>
        <translation>Indique el identificador de su sesión, como lo respondieron la apertura y el cierre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give one date, or ask for the period summary.</source>
        <translation>Indique una fecha, o pida el resumen del período.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give one of them.</source>
        <translation>Indique uno de los dos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give the new person another number.</source>
        <translation>Dé otro número a la persona nueva.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give this deposit up and prepare it again without the item.</source>
        <translation>Cancele este depósito y prepárelo de nuevo sin el documento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Give {wanted}.</source>
        <translation>Indique {wanted}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Have one made by the ledger of this address.</source>
        <translation>Haga crear uno en el libro mayor de esta dirección.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Have one made by the same version: cashier ledger enroll-station.</source>
        <translation>Haga crear uno con la misma versión: cashier ledger enroll-station.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Have the file written again; nothing was imported.</source>
        <translation>Haga escribir el archivo de nuevo; no se importó nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>If nobody verified it, give it up first; else the item comes back only from the bank.</source>
        <translation>Si nadie lo verificó, cancélelo primero; si no, el documento vuelve solo por el banco.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Install the newer program; nothing was changed.</source>
        <translation>Instale el programa más nuevo; no se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Install the system&apos;s graphics libraries (README.md names them).</source>
        <translation>Instale las bibliotecas gráficas del sistema (README.md las nombra).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Install this program again with its own libraries.</source>
        <translation>Instale este programa de nuevo con sus propias bibliotecas.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It can no longer be voided here; ask a supervisor.</source>
        <translation>Ya no se puede anular aquí; consulte a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It closes the drawer when it next reaches the ledger; refuse it if it should not.</source>
        <translation>Cierra la gaveta cuando tenga contacto con el libro mayor; rechácelo si no debe hacerlo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It has 4 to 20 letters, digits and hyphens: compare it with the bag.</source>
        <translation>Tiene de 4 a 20 letras, dígitos y guiones: compárelo con la bolsa.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It has {items}: choose one of them.</source>
        <translation>Tiene {items}: elija uno de ellos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It no longer counts as paid; a new item is a new payment.</source>
        <translation>Ya no cuenta como pagado; un documento nuevo es un pago nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It was answered meanwhile; look at the list again.</source>
        <translation>Se respondió entretanto; mire la lista otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>It was signed meanwhile, or agreed at the count.</source>
        <translation>Se firmó entretanto, o coincidió en el conteo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {line} of receipt {value} was taken back since the ticket was made.</source>
        <translation>El documento {line} del recibo {value} se retiró después de hacerse la boleta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {seq} of the ticket is not in the stack: receipt {value}, item {line}.</source>
        <translation>El documento {seq} de la boleta no está en el fajo: recibo {value}, documento {line}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {seq} of {ticket} (receipt {receipt}): its {detail} {value} does not fit the file.</source>
        <translation>Documento {seq} de {ticket} (recibo {receipt}): su {detail} {value} no cabe en el archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {value} does not fit the drawers of this deposit.</source>
        <translation>El documento {value} no corresponde a las gavetas de este depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {value} of receipt {receipt} is in a deposit.</source>
        <translation>El documento {value} del recibo {receipt} está en un depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {value} of receipt {receipt} is reversed already.</source>
        <translation>El documento {value} del recibo {receipt} ya está revertido.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {value} of receipt {receipt} is voided already.</source>
        <translation>El documento {value} del recibo {receipt} ya está anulado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Item {value} of receipt {receipt} was returned by the bank.</source>
        <translation>El banco devolvió el documento {value} del recibo {receipt}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Keep the drawers locked away and try again when the status bar says online.</source>
        <translation>Mantenga las gavetas bajo llave e inténtelo de nuevo cuando la barra de estado diga en línea.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Keep the file and call the help desk. Restore the last backup.</source>
        <translation>Conserve el archivo y llame a soporte técnico. Restaure el último respaldo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Keep the files as they are and tell the auditor.</source>
        <translation>Conserve los archivos como están y avise al auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Keep the ledger as it is and tell the auditor; the list names each.</source>
        <translation>Conserve el libro mayor como está y avise al auditor; la lista nombra cada uno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Lay it aside and find out which drawer it belongs to.</source>
        <translation>Póngalo aparte y averigüe de qué gaveta es.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Leave --clock out.</source>
        <translation>No use --clock.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Leave it out. A deposit that nobody verified can be given up first.</source>
        <translation>No lo incluya. Un depósito que nadie verificó puede cancelarse primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Leave the count out: it is closed uncounted, and the deposit checks each item.</source>
        <translation>No indique el conteo: se cierra sin contar, y el depósito revisa cada documento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Line {line} of the script says no act.</source>
        <translation>La línea {line} del guion no dice ninguna acción.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Line {value} of the script is not JSON: {reason}.</source>
        <translation>La línea {value} del guion no es JSON: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Line {value} of the script is not an object.</source>
        <translation>La línea {value} del guion no es un objeto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look at that receipt; begin a new visit for what is different.</source>
        <translation>Mire ese recibo; empiece una visita nueva para lo que es distinto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look at the deposit; what was done is not done twice.</source>
        <translation>Mire el depósito; lo hecho no se hace dos veces.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look at the last pictures it left.</source>
        <translation>Mire las últimas imágenes que dejó.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look at the receipt: its corrections are listed there.</source>
        <translation>Mire el recibo: allí están sus correcciones.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look at what stands there now, and change it again.</source>
        <translation>Vea lo que dice ahora y cámbielo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Look whether it prints; if not, print again or save the PDF.</source>
        <translation>Vea si imprime; si no, imprima de nuevo o guarde el PDF.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Make a new authority first.</source>
        <translation>Cree primero una autoridad nueva.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Make it again; if it is a saved file, use another copy.</source>
        <translation>Créelo de nuevo; si es un archivo guardado, use otra copia.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Make one with openssl genpkey -algorithm ed25519.</source>
        <translation>Cree una con openssl genpkey -algorithm ed25519.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Make somebody else an administrator first.</source>
        <translation>Haga antes administrador a otra persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Make the folder writable for you only, then try again.</source>
        <translation>Permita escribir en la carpeta solo a usted e inténtelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a PEM file without passphrase.</source>
        <translation>Indique un archivo PEM sin frase de contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a file that cashier audit export or cashier ledger audit wrote.</source>
        <translation>Indique un archivo escrito por cashier audit export o cashier ledger audit.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a file with -o FILE.</source>
        <translation>Indique un archivo con -o FILE.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a folder outside it.</source>
        <translation>Indique una carpeta fuera de ella.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a kind of money order.</source>
        <translation>Indique un tipo de giro postal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name a new folder with --home, or put the old one away first.</source>
        <translation>Indique una carpeta nueva con --home, o guarde antes la vieja en otro lugar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another file with --rejects.</source>
        <translation>Indique otro archivo con --rejects.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another file, or leave the option away and type it.</source>
        <translation>Indique otro archivo, o no use la opción y escríbala.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another file.</source>
        <translation>Indique otro archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another folder with --home, or make a training home: cashier demo --prepare.</source>
        <translation>Indique otra carpeta con --home, o cree una de capacitación: cashier demo --prepare.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another folder with --home.</source>
        <translation>Indique otra carpeta con --home.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another folder.</source>
        <translation>Indique otra carpeta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another one.</source>
        <translation>Indique otro.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name another place.</source>
        <translation>Indique otro lugar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name the account the item stands on.</source>
        <translation>Indique la cuenta en la que está el documento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name the certificate of your certificate authority.</source>
        <translation>Indique el certificado de su autoridad de certificación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name the folder that holds accounts.csv, bills.csv and payments.csv.</source>
        <translation>Indique la carpeta que contiene accounts.csv, bills.csv y payments.csv.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name the two files that belong together.</source>
        <translation>Indique los dos archivos que van juntos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Name what the paper says: {known}.</source>
        <translation>Indique lo que dice el papel: {known}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Never type one here. Use the account, the member ID, the bill or a name.</source>
        <translation>Nunca escriba uno aquí. Use la cuenta, el número de miembro, la factura o un nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nine digits whose last one fits, as printed on the money order.</source>
        <translation>Nueve dígitos cuyo último concuerda, como están impresos en el giro postal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No account is chosen.</source>
        <translation>No se eligió ninguna cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No difference of that drawer waits for a signature.</source>
        <translation>Ninguna diferencia de esa gaveta espera una firma.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No drawer is chosen.</source>
        <translation>No se eligió ninguna gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No drawer is named.</source>
        <translation>No se nombró ninguna gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No drawer {value} is known at this site.</source>
        <translation>No se conoce ninguna gaveta {value} en esta sede.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No fee is charged for returned items here.</source>
        <translation>Aquí no se cobra cargo por documentos devueltos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No file was written. Call the help desk and keep the deposit as it is.</source>
        <translation>No se escribió ningún archivo. Llame a soporte técnico y deje el depósito como está.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No receipt can be made in the language {value}.</source>
        <translation>No se puede hacer un recibo en el idioma {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No such request waits.</source>
        <translation>No espera ninguna solicitud así.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>No verified deposit is of {value}.</source>
        <translation>Ningún depósito verificado es del {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nobody disables or resets themselves.</source>
        <translation>Nadie se desactiva ni se restablece a sí mismo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nobody gives up their own administrator role.</source>
        <translation>Nadie renuncia a su propio rol de administrador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nobody is signed in.</source>
        <translation>Nadie ha iniciado sesión.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nobody reads the X report of their own open drawer.</source>
        <translation>Nadie lee el informe X de su propia gaveta abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing could be read of {path} ({reason}).</source>
        <translation>No se pudo leer nada de {path} ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing is left to do for it here. Look at the deposit again.</source>
        <translation>Aquí no queda nada por hacer con él. Mire el depósito otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing is left to do for it.</source>
        <translation>No queda nada por hacer con él.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing is to be corrected.</source>
        <translation>No hay nada que corregir.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing more is taken here: the ledger has other records of {value} from {seq} on.</source>
        <translation>Aquí ya no se acepta nada más: el libro mayor tiene otros registros de {value} desde el {seq}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing of station {value} was restored in {home}.</source>
        <translation>No se restauró nada de la estación {value} en {home}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing of this act was recorded. Make room on the disk, then do it again. Counting and closing the drawer still works: room was kept for it.</source>
        <translation>No se registró nada de esta acción. Libere espacio en el disco y hágalo de nuevo. Contar y cerrar la gaveta aún funciona: se guardó espacio para eso.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing of this act was recorded. Run cashier doctor.</source>
        <translation>No se registró nada de esta acción. Ejecute cashier doctor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing of this one was written. Run it again.</source>
        <translation>No se escribió nada de este. Ejecútelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing that differs was sent. Call the help desk with this code.</source>
        <translation>No se envió nada que difiera. Llame a soporte técnico con este código.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing to do.</source>
        <translation>No hay nada que hacer.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing waits at {value}: the ledger has everything.</source>
        <translation>Nada espera en {value}: el libro mayor lo tiene todo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing was deposited here. Look at the list again and choose what is left.</source>
        <translation>Aquí no se depositó nada. Mire la lista otra vez y elija lo que queda.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing was deposited. Wait for the next contact with the ledger, then try again.</source>
        <translation>No se depositó nada. Espere el próximo contacto con el libro mayor e inténtelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Nothing was left behind. Make room, or name another place.</source>
        <translation>No quedó nada a medias. Libere espacio, o indique otro lugar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Number or password do not fit{wait}.</source>
        <translation>El número y la contraseña no corresponden{wait}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Only a training home can be reset; choose that one.</source>
        <translation>Solo se puede reiniciar una estación de capacitación; elija esa.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Open a drawer first.</source>
        <translation>Abra primero una gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Prepare and verify the drawers of that day first.</source>
        <translation>Prepare y verifique primero las gavetas de ese día.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Put all three files there.</source>
        <translation>Ponga allí los tres archivos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Put ledger = &quot;...&quot; into settings.toml in {value}.</source>
        <translation>Ponga ledger = &quot;...&quot; en settings.toml en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Put the file back. What is recorded here is safe and will be sent.</source>
        <translation>Devuelva el archivo a su lugar. Lo registrado aquí está a salvo y se enviará.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Put the key back from your backup of keys.</source>
        <translation>Devuelva la clave desde su respaldo de claves.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Put the key back from your backup of keys; without it nobody can read the file.</source>
        <translation>Devuelva la clave desde su respaldo de claves; sin ella nadie puede leer el archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Question {value} is answered already.</source>
        <translation>La pregunta {value} ya está respondida.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Read it again from the paper.</source>
        <translation>Léalo de nuevo en el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Receipt {receipt} has no item {value}.</source>
        <translation>El recibo {receipt} no tiene documento {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Receipt {value} belongs to another person&apos;s drawer.</source>
        <translation>El recibo {value} es de la gaveta de otra persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Receipt {value} has no such slip.</source>
        <translation>El recibo {value} no tiene ese comprobante.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Receipt {value} is genuine, {amount} on {day}; another station took it.{training}</source>
        <translation>El recibo {value} es auténtico, {amount} del {day}; lo emitió otra estación.{training}</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Receipt {value} was written at {site}, station {station}.</source>
        <translation>El recibo {value} se emitió en {site}, estación {station}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Record it without a fee, or ask the administrator for the setting.</source>
        <translation>Regístrelo sin cargo, o pida el ajuste al administrador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Record it without a fee.</source>
        <translation>Regístrelo sin cargo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Remove it, or correct its name in settings.toml or the environment.</source>
        <translation>Quítelo, o corrija su nombre en settings.toml o en el entorno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Remove one and add it again.</source>
        <translation>Quite uno y añádalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Remove the setting ledger, or use another home.</source>
        <translation>Quite el ajuste ledger, o use otra carpeta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Restore its backup first, or take that station&apos;s enrolment file.</source>
        <translation>Restaure primero su respaldo, o use el archivo de inscripción de esa estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Run cashier sync, or carry them out: cashier journal export-unsent --out FILE, then cashier station reset --unsent-in FILE.</source>
        <translation>Ejecute cashier sync, o sáquelos: cashier journal export-unsent --out FILE, y luego cashier station reset --unsent-in FILE.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Run cashier {next}.</source>
        <translation>Ejecute cashier {next}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Run chmod 600 on it, then try again.</source>
        <translation>Ejecute chmod 600 sobre él e inténtelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Run it again.</source>
        <translation>Ejecútelo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan again, or type it again.</source>
        <translation>Escanee de nuevo, o escríbalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan again, or type routing, account and number from the check.</source>
        <translation>Escanee de nuevo, o escriba ruta, cuenta y número del cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan again, or type the numbers from the check.</source>
        <translation>Escanee de nuevo, o escriba los números del cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan it once more.</source>
        <translation>Escanéelo una vez más.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan it once more; if it stays so, do not accept the receipt and call a supervisor.</source>
        <translation>Escanéelo una vez más; si sigue así, no acepte el recibo y llame a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan the coupon again.</source>
        <translation>Escanee el cupón de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Scan the square code of the receipt, all of it.</source>
        <translation>Escanee el código cuadrado del recibo, completo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Sign in first.</source>
        <translation>Primero inicie sesión.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Sign in when it is reached again, or after a supervisor, who lets everybody in for a day.</source>
        <translation>Inicie sesión cuando haya contacto de nuevo, o después de un supervisor, que permite entrar a todos por un día.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Sign in with your password.</source>
        <translation>Inicie sesión con su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Sign out. A supervisor can close the drawer; an administrator says what changed.</source>
        <translation>Cierre la sesión. Un supervisor puede cerrar la gaveta; un administrador dice qué cambió.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Somebody else changed center {value} meanwhile.</source>
        <translation>Otra persona cambió entretanto el centro {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Somebody else was quicker with deposit {value}: it is {stage} now.</source>
        <translation>Alguien fue más rápido con el depósito {value}: ahora está {stage}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff number {value} is or was somebody&apos;s; a number is never given twice.</source>
        <translation>El número de empleado {value} es o fue de alguien; un número nunca se da dos veces.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} ({role}) may not approve.</source>
        <translation>La persona {value} ({role}) no puede aprobar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} ({role}) may not do this any more: the list of staff has changed.</source>
        <translation>La persona {value} ({role}) ya no puede hacer esto: la lista de personal cambió.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} ({role}) may not do this.</source>
        <translation>La persona {value} ({role}) no puede hacer esto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} cannot approve their own act.</source>
        <translation>La persona {value} no puede aprobar sus propias acciones.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} cannot do this: the drawer or the deposit is their own.</source>
        <translation>La persona {value} no puede hacer esto: la gaveta o el depósito es suyo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} has no open drawer.</source>
        <translation>La persona {value} no tiene gaveta abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} has not signed in for {days} days and is disabled.</source>
        <translation>La persona {value} no ha iniciado sesión en {days} días y está desactivada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} is the last administrator; without one nobody could change the staff.</source>
        <translation>La persona {value} es la última con rol de administrador; sin él nadie podría cambiar el personal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Staff {value} may not change the staff.</source>
        <translation>La persona {value} no puede cambiar el personal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Station {value} answers this one itself.</source>
        <translation>La estación {value} responde esta por sí misma.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Station {value} has recorded before ({records} records); a new home cannot go on with it.</source>
        <translation>La estación {value} ya ha registrado antes ({records} registros); una carpeta nueva no puede continuarla.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Stop here and call the help desk: put the file back, or restore a backup and enroll the home with a new station number. It is never made anew under the old one.</source>
        <translation>Deténgase aquí y llame a soporte técnico: devuelva el archivo a su lugar, o restaure un respaldo e inscriba la carpeta con un nuevo número de estación. Nunca se crea de nuevo con el anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Sync, then scan it once more; if it stays so, call a supervisor.</source>
        <translation>Sincronice y escanéelo una vez más; si sigue así, llame a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take a longer one: a few words.</source>
        <translation>Use una más larga: unas palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take another badge, or take that one from its person first.</source>
        <translation>Use otra credencial, o quítesela antes a su persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take at most {limit}, then begin another visit.</source>
        <translation>Reciba como máximo {limit} y empiece otra visita.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take at most {limit}.</source>
        <translation>Use {limit} como máximo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take no more payments here and call the help desk: cashier rescue OUT saves what can be read, then cashier restore OUT.</source>
        <translation>No reciba más pagos aquí y llame a soporte técnico: cashier rescue OUT salva lo que se puede leer, y luego cashier restore OUT.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take one of light, dark, contrast, large, spanish.</source>
        <translation>Use uno de estos: light, dark, contrast, large, spanish.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take that role&apos;s rights away or choose another name.</source>
        <translation>Quite los derechos de ese rol o elija otro nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take the one that cashier journal export-unsent made.</source>
        <translation>Use el que creó cashier journal export-unsent.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Take words that have nothing to do with each other, with your name or with this work.</source>
        <translation>Use palabras que no tengan nada que ver entre sí, ni con su nombre ni con este trabajo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Tell the administrator. The printed one, the ledger and a backup say what it was.</source>
        <translation>Avise al administrador. El impreso, el libro mayor y un respaldo dicen cómo era.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That PIN is one of those tried first: a row, a pattern or your own number.</source>
        <translation>Ese PIN es de los que se prueban primero: una secuencia, un patrón o su propio número.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That badge is enrolled for somebody else.</source>
        <translation>Esa credencial está inscrita para otra persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That code cannot be a badge.</source>
        <translation>Ese código no puede ser una credencial.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That drawer is at another station; its paper cannot be counted from here.</source>
        <translation>Esa gaveta está en otra estación; su papel no se puede contar desde aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That is a one-time code.</source>
        <translation>Ese es un código de un solo uso.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That is too long for a receipt.</source>
        <translation>Es demasiado largo para un recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That is what is recorded already.</source>
        <translation>Eso es lo que ya está registrado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That one-time code is too old.</source>
        <translation>Ese código de un solo uso es demasiado antiguo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That password is one of those guessed first.</source>
        <translation>Esa contraseña es de las que se adivinan primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>That server cannot hold a ledger (version and encoding: {value}).</source>
        <translation>Ese servidor no puede alojar un libro mayor (versión y codificación: {value}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The Z report is there once it is counted and closed.</source>
        <translation>El informe Z existe una vez que se cuenta y se cierra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The approval from elsewhere was not used in time.</source>
        <translation>La aprobación de otro lugar no se usó a tiempo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The archived Z report {z_number} was changed after it was sealed; it is not shown.</source>
        <translation>El informe Z archivado {z_number} se cambió después de sellarse; no se muestra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The audit chain breaks at line {value}.</source>
        <translation>La cadena de auditoría se rompe en la línea {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The authority&apos;s certificate ended on {value}.</source>
        <translation>El certificado de la autoridad terminó el {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The backup has the form {value}; this program knows {known}.</source>
        <translation>El respaldo tiene el formato {value}; este programa conoce {known}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The bank is told of what a second person found in the stack: verify it first.</source>
        <translation>Al banco se le dice lo que una segunda persona halló en el fajo: verifíquelo primero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The business date {value} is not a date.</source>
        <translation>La fecha contable {value} no es una fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The business date {value} is not today ({today}).</source>
        <translation>La fecha contable {value} no es hoy ({today}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The center has no name.</source>
        <translation>El centro no tiene nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The center is not open on {value}.</source>
        <translation>El centro no abre el {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The center {value} is not known here.</source>
        <translation>Aquí no se conoce el centro {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The certificate {value} is not an authority&apos;s: it may not sign others.</source>
        <translation>El certificado {value} no es de una autoridad: no puede firmar otros.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The clock can be set on a training home only.</source>
        <translation>El reloj solo se puede poner en una estación de capacitación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The count differs: {kinds}.</source>
        <translation>El conteo difiere: {kinds}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The database does not let {value} do that.</source>
        <translation>La base de datos no permite eso a {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The database library {found} is too old to be safe.</source>
        <translation>La biblioteca de base de datos {found} es demasiado antigua para ser segura.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The days from {since} to {value} make no report.</source>
        <translation>Los días de {since} a {value} no forman un informe.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The desktop cannot start: {reason}.</source>
        <translation>La ventana no puede abrirse: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The difference of {value} is not signed yet.</source>
        <translation>La diferencia de {value} aún no está firmada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The disk is full.</source>
        <translation>El disco está lleno.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer has not been counted.</source>
        <translation>La gaveta no se ha contado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer of receipt {value} is closed.</source>
        <translation>La gaveta del recibo {value} está cerrada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer of receipt {value} is still open.</source>
        <translation>La gaveta del recibo {value} sigue abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer of {value} is being counted and takes nothing.</source>
        <translation>La gaveta del {value} se está contando y no recibe nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer of {value} is in deposit {ticket} already.</source>
        <translation>La gaveta del {value} ya está en el depósito {ticket}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer of {value} is not closed.</source>
        <translation>La gaveta del {value} no está cerrada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The drawer was counted three times.</source>
        <translation>La gaveta se contó tres veces.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The enrolment file was made for another ledger than the one at {value}.</source>
        <translation>El archivo de inscripción se hizo para otro libro mayor que el de {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The file for the bank did not read back as the deposit: {first}.</source>
        <translation>El archivo para el banco no se leyó igual que el depósito: {first}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The file {path} cannot be read ({reason}).</source>
        <translation>El archivo {path} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The first count has been compared.</source>
        <translation>El primer conteo ya se comparó.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The first line of {value} is not as it was signed.</source>
        <translation>La primera línea de {value} no está como se firmó.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The folder {path} could not be made ({reason}).</source>
        <translation>La carpeta {path} no se pudo crear ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The folder {value} already holds a station.</source>
        <translation>La carpeta {value} ya contiene una estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The folder {value} holds a station&apos;s store, which is never overwritten.</source>
        <translation>La carpeta {value} contiene el almacén de una estación, que nunca se sobrescribe.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The item is for no account.</source>
        <translation>El documento no es para ninguna cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The item stands on these accounts already.</source>
        <translation>El documento ya está en estas cuentas.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The key could not be written to {folder} ({reason}).</source>
        <translation>La clave no se pudo escribir en {folder} ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The key file {path} cannot be read.</source>
        <translation>El archivo de clave {path} no se puede leer.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The key file {value} can be read by others.</source>
        <translation>Otros pueden leer el archivo de clave {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The key of {path} is neither in {folder} nor in the keyring.</source>
        <translation>La clave de {path} no está en {folder} ni en el llavero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The key {value} is not that of the authority&apos;s certificate.</source>
        <translation>La clave {value} no es la del certificado de la autoridad.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The last day comes after the first, and at most ten years are in between.</source>
        <translation>El último día va después del primero, y entre ellos hay como máximo diez años.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger asks nothing under {value} here.</source>
        <translation>El libro mayor no pregunta nada con {value} aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger cannot be reached, so the list of staff may be an old one.</source>
        <translation>No hay contacto con el libro mayor, así que la lista de personal puede ser antigua.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger cannot be reached{because}.</source>
        <translation>No hay contacto con el libro mayor{because}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger cannot read this change of the staff.</source>
        <translation>El libro mayor no puede leer este cambio del personal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger does not know station {value}.</source>
        <translation>El libro mayor no conoce la estación {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger gave {answers} answers to {records} records.</source>
        <translation>El libro mayor dio {answers} respuestas a {records} registros.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger holds another history under the name of station {value} (record {seq}).</source>
        <translation>El libro mayor tiene otro historial con el nombre de la estación {value} (registro {seq}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger holds other records of station {value} (from record {seq} on).</source>
        <translation>El libro mayor tiene otros registros de la estación {value} (desde el registro {seq}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger holds other records of {value} at {seq}, or lacks what came before.</source>
        <translation>El libro mayor tiene otros registros de {value} en {seq}, o le falta lo anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger is busy with another writer.</source>
        <translation>El libro mayor está ocupado con otra escritura.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger is of a newer version ({value}; this program knows {known}).</source>
        <translation>El libro mayor es de una versión más nueva ({value}; este programa conoce {known}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger is of an older version ({value}; this program writes {known}).</source>
        <translation>El libro mayor es de una versión más antigua ({value}; este programa escribe {known}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger knows no staff number {value}.</source>
        <translation>El libro mayor no conoce el número de empleado {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger knows no station {value}.</source>
        <translation>El libro mayor no conoce la estación {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger met an error of its own ({state}).</source>
        <translation>El libro mayor tuvo un error propio ({state}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger no longer holds what was signed: {value} findings.</source>
        <translation>El libro mayor ya no contiene lo que se firmó: {value} hallazgos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger speaks version {spoken} and this station {value}.</source>
        <translation>El libro mayor habla la versión {spoken} y esta estación la {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger stopped in the middle of {feed} (change {seq}).</source>
        <translation>El libro mayor se detuvo en medio de {feed} (cambio {seq}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger takes nothing from station {station} any more.</source>
        <translation>El libro mayor ya no acepta nada de la estación {station}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The ledger {value} is a file and has no logins.</source>
        <translation>El libro mayor {value} es un archivo y no tiene usuarios.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The new password is the old one.</source>
        <translation>La nueva contraseña es la anterior.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The number of the deposit bag is missing.</source>
        <translation>Falta el número de la bolsa de depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The office printer did not answer within {seconds} seconds.</source>
        <translation>La impresora de oficina no respondió en {seconds} segundos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The office printer did not take it ({reason}).</source>
        <translation>La impresora de oficina no lo aceptó ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The passphrase does not open this backup.</source>
        <translation>La frase de contraseña no abre este respaldo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The passphrase file {path} cannot be read ({reason}).</source>
        <translation>El archivo de la frase de contraseña {path} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The passphrase of a backup has at least {value} characters.</source>
        <translation>La frase de contraseña de un respaldo tiene al menos {value} caracteres.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The password is too long.</source>
        <translation>La contraseña es demasiado larga.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The password is too short.</source>
        <translation>La contraseña es demasiado corta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The payer has no name yet.</source>
        <translation>El pagador aún no tiene nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The person has no name.</source>
        <translation>La persona no tiene nombre.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The printer {value} is not ready: {cause}.</source>
        <translation>La impresora {value} no está lista: {cause}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The program met an error of its own and stopped{log}.</source>
        <translation>El programa tuvo un error propio y se detuvo{log}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The reader missed a digit of the bank line.</source>
        <translation>El lector no leyó un dígito de la línea bancaria.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The records of a drawer of {value} are not all here yet.</source>
        <translation>Los registros de una gaveta del {value} aún no están todos aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The rejected rows could not be written to {path} ({reason}).</source>
        <translation>Las filas rechazadas no se pudieron escribir en {path} ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The script {path} cannot be read ({reason}).</source>
        <translation>El guion {path} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The server has a role {value} already, and it may do more than a station or auditor.</source>
        <translation>El servidor ya tiene un rol {value}, y puede más que una estación o un auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The setting {name} cannot be {value}: {reason}.</source>
        <translation>El ajuste {name} no puede ser {value}: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The setting {name} is not known (value {value}).</source>
        <translation>El ajuste {name} no se conoce (valor {value}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The setting {name} is set by your organization.</source>
        <translation>El ajuste {name} lo define su organización.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The setting {value} is missing: without it the bank cannot place the file.</source>
        <translation>Falta el ajuste {value}: sin él el banco no puede ubicar el archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The settings file {name} cannot be read: {value}.</source>
        <translation>El archivo de ajustes {name} no se puede leer: {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The signature of {value} is not this key&apos;s: the file was changed, or the key {key_id} signed it.</source>
        <translation>La firma de {value} no es de esta clave: se cambió el archivo, o lo firmó la clave {key_id}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The sites are {known}.</source>
        <translation>Las sedes son {known}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The station in {value} is already at work in another window or command{holder}.</source>
        <translation>La estación en {value} ya trabaja en otra ventana u otro comando{holder}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The store could not be read or written ({reason}).</source>
        <translation>El almacén no se pudo leer o escribir ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The store is busy.</source>
        <translation>El almacén está ocupado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The store of this station is damaged ({reason}). It can be read, nothing is recorded.</source>
        <translation>El almacén de esta estación está dañado ({reason}). Se puede leer, no se registra nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The store of this station is missing: {value}.</source>
        <translation>Falta el almacén de esta estación: {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The store {path} is of a newer version ({value}; this program knows {known}).</source>
        <translation>El almacén {path} es de una versión más nueva ({value}; este programa conoce {known}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The tour did not get past the scene {scene}.</source>
        <translation>El recorrido no pasó de la escena {scene}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The tour&apos;s printer did not start.</source>
        <translation>La impresora del recorrido no inició.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The two passwords differ.</source>
        <translation>Las dos contraseñas difieren.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>The visit has no item.</source>
        <translation>La visita no tiene documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is already a center {value}.</source>
        <translation>Ya existe un centro {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is already a file {value}.</source>
        <translation>Ya hay un archivo {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is already a ledger in {value}.</source>
        <translation>Ya hay un libro mayor en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no PIN of yours that is of use here now.</source>
        <translation>Ahora no hay aquí un PIN suyo que sirva.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no Z report{on_date} here.</source>
        <translation>Aquí no hay informe Z{on_date}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no account to charge a fee to.</source>
        <translation>No hay cuenta a la que cobrar un cargo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no act {value}.</source>
        <translation>No hay ninguna acción {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no amount.</source>
        <translation>No hay monto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no backup {value}.</source>
        <translation>No hay ningún respaldo {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no deposit {value} at this site.</source>
        <translation>No hay depósito {value} en esta sede.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no drawer {value} here.</source>
        <translation>Aquí no hay gaveta {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no file {value}.</source>
        <translation>No hay archivo {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no folder {value}.</source>
        <translation>No hay carpeta {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no ledger in {value}.</source>
        <translation>No hay libro mayor en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no look {value}.</source>
        <translation>No existe el aspecto {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no paper in these drawers.</source>
        <translation>No hay papel en estas gavetas.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no password yet.</source>
        <translation>Aún no hay contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no reason yet.</source>
        <translation>Aún no hay motivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no receipt {value} at this station.</source>
        <translation>No hay recibo {value} en esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no second person yet.</source>
        <translation>Aún no hay una segunda persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no site {value}.</source>
        <translation>No hay sede {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no station in {value}.</source>
        <translation>No hay estación en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>There is no {name} in {value}.</source>
        <translation>No hay {name} en {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>These drawers are of {first} and of {value}.</source>
        <translation>Estas gavetas son de {first} y de {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>They are in {path}. Correct them, or run again with --skip-bad to import the rest.</source>
        <translation>Están en {path}. Corríjalas, o ejecute de nuevo con --skip-bad para importar las demás.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This backup is in the home already: {value}.</source>
        <translation>Este respaldo ya está en la carpeta: {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This code cannot be read.</source>
        <translation>Este código no se puede leer.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This code was altered or misread.</source>
        <translation>Este código se alteró o se leyó mal.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This document cannot be shown ({reason}).</source>
        <translation>Este documento no se puede mostrar ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This home was station {value} before, and cannot have its number again.</source>
        <translation>Esta carpeta fue antes la estación {value}, y no puede recibir su número otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This is no whole backup ({reason}).</source>
        <translation>Este respaldo no está completo ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This is not a whole bank line.</source>
        <translation>Esta no es una línea bancaria completa.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This is not the code of a receipt.</source>
        <translation>Este no es el código de un recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This needs a second person.</source>
        <translation>Esto necesita una segunda persona.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This question is not about account {value}.</source>
        <translation>Esta pregunta no es sobre la cuenta {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This receipt was signed with a key that this station does not know.</source>
        <translation>Este recibo se firmó con una clave que esta estación no conoce.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This report is of one business date.</source>
        <translation>Este informe es de una sola fecha contable.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This station has given all its receipt numbers.</source>
        <translation>Esta estación ya dio todos sus números de recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This station has no ledger address.</source>
        <translation>Esta estación no tiene dirección del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This station has not reached the ledger for more than a day.</source>
        <translation>Esta estación no ha tenido contacto con el libro mayor en más de un día.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>This station&apos;s ledger is not where it was, in {path}.</source>
        <translation>El libro mayor de esta estación no está donde estaba, en {path}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Too many tries.</source>
        <translation>Demasiados intentos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Training has one station.</source>
        <translation>La capacitación tiene una sola estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Try again in a moment; nothing was changed.</source>
        <translation>Inténtelo de nuevo en un momento; no se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Try again later; nothing is lost.</source>
        <translation>Inténtelo más tarde; no se pierde nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Two first days are given, one with --date and one with --from.</source>
        <translation>Se dieron dos primeros días, uno con --date y otro con --from.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Two items carry the same id.</source>
        <translation>Dos documentos llevan el mismo identificador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type both again; after five tries sign-in waits 15 minutes.</source>
        <translation>Escriba ambos de nuevo; tras cinco intentos el inicio de sesión espera 15 minutos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type both as 08:30 and 17:00, the first earlier, or leave both empty for a closed day.</source>
        <translation>Escriba ambas como 08:30 y 17:00, la primera antes, o deje ambas vacías si el día está cerrado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it again from the card.</source>
        <translation>Escríbalo de nuevo según la tarjeta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it again from the paper.</source>
        <translation>Escríbalo de nuevo según el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it again without it.</source>
        <translation>Escríbalo de nuevo sin él.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it again. Without it nobody can read the backup.</source>
        <translation>Escríbala de nuevo. Sin ella nadie puede leer el respaldo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it as on the paper, for example 206.00.</source>
        <translation>Escríbalo como en el papel, por ejemplo 206.00.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type it as on the paper.</source>
        <translation>Escríbalo como en el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type or scan the number that is printed on the bag.</source>
        <translation>Escriba o escanee el número impreso en la bolsa.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type the amount as on the paper, for example 206.00.</source>
        <translation>Escriba el monto como en el papel, por ejemplo 206.00.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type the name its receipts show.</source>
        <translation>Escriba el nombre que muestran sus recibos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type the nine digits of the billing account from the bill.</source>
        <translation>Escriba los nueve dígitos de la cuenta de facturación, de la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type the password.</source>
        <translation>Escriba la contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type the same one twice.</source>
        <translation>Escriba la misma dos veces.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type what the paper says, or leave it as it is.</source>
        <translation>Escriba lo que dice el papel, o déjelo como está.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type who hands the items over.</source>
        <translation>Escriba quién entrega los documentos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type why this is done.</source>
        <translation>Escriba por qué se hace.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Type {digits} digits.</source>
        <translation>Escriba {digits} dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use 8 to 24 letters and digits; a staff number alone is none.</source>
        <translation>Use de 8 a 24 letras y dígitos; el número de empleado solo no basta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use PostgreSQL {least} or later and a database in UTF-8.</source>
        <translation>Use PostgreSQL {least} o posterior y una base de datos en UTF-8.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use a UUID, or leave it out.</source>
        <translation>Use un UUID, o no lo indique.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use a few words of at most 28 characters; at most six marks, none twice.</source>
        <translation>Use unas palabras de 28 caracteres como máximo; seis marcas como máximo, ninguna repetida.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use another code.</source>
        <translation>Use otro código.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use at least {least} characters; several words are best.</source>
        <translation>Use al menos {least} caracteres; lo mejor son varias palabras.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use at most 30 characters.</source>
        <translation>Use 30 caracteres como máximo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use at most {limit} characters.</source>
        <translation>Use {limit} caracteres como máximo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use at most {most} characters.</source>
        <translation>Use {most} caracteres como máximo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use letters, digits and underscores, a letter first.</source>
        <translation>Use letras, dígitos y guiones bajos, primero una letra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use one of: {known}.</source>
        <translation>Use uno de: {known}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use the CSV, or have the detail corrected. No file was written.</source>
        <translation>Use el CSV, o haga corregir el detalle. No se escribió ningún archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use the newer program.</source>
        <translation>Use el programa más nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use three to ten digits.</source>
        <translation>Use de tres a diez dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use two digits, like 01.</source>
        <translation>Use dos dígitos, como 01.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use two to eight capital letters or digits, a letter first.</source>
        <translation>Use de dos a ocho mayúsculas o dígitos, primero una letra.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use your password.</source>
        <translation>Use su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Use {most} characters at most.</source>
        <translation>Use {most} caracteres como máximo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Visit {value} was recorded before with other content, as receipt {receipt}.</source>
        <translation>La visita {value} ya se registró con otro contenido, como recibo {receipt}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Void the item instead: that is for the person whose drawer it is.</source>
        <translation>En su lugar anule el documento: eso es para la persona de la gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Wait {seconds} seconds, then type both again.</source>
        <translation>Espere {seconds} segundos y escriba ambos de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What came from the ledger cannot be read ({feed}, change {seq}).</source>
        <translation>Lo que vino del libro mayor no se puede leer ({feed}, cambio {seq}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What came from the ledger does not link up ({feed}, change {seq}).</source>
        <translation>Lo que vino del libro mayor no enlaza ({feed}, cambio {seq}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What could be taken is taken. Keep the file, and have a supervisor compare the rest.</source>
        <translation>Lo que se pudo recibir está recibido. Conserve el archivo y haga que un supervisor compare el resto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What is recorded here is kept and will be sent. Try again later.</source>
        <translation>Lo registrado aquí se conserva y se enviará. Inténtelo más tarde.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What is recorded here is kept. Try again in a moment.</source>
        <translation>Lo registrado aquí se conserva. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What stands here is the evidence of station {value}, restored from a backup. It can be read; no money is taken under its number again.</source>
        <translation>Lo que hay aquí es la evidencia de la estación {value}, restaurada de un respaldo. Se puede leer; con su número no se recibe más dinero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What was recorded before stays recorded. Call the help desk with this code.</source>
        <translation>Lo registrado antes queda registrado. Llame a soporte técnico con este código.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>What was to be backed up is no station&apos;s store.</source>
        <translation>Lo que se iba a respaldar no es el almacén de una estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Whether it still stands is in the ledger: ask a supervisor there.</source>
        <translation>Si todavía vale está en el libro mayor: pregunte allí a un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Whoever has the file and its key reads it.</source>
        <translation>Quien tenga el archivo y su clave lo lee.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write a day as 2026-11-23, an instant as 2026-11-23T14:05.</source>
        <translation>Escriba un día como 2026-11-23, un instante como 2026-11-23T14:05.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write it like 2026-11-23.</source>
        <translation>Escríbalo como 2026-11-23.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write it like 2026-11-23T10:30 (New York) or 2026-11-23T15:30Z.</source>
        <translation>Escríbalo como 2026-11-23T10:30 (Nueva York) o 2026-11-23T15:30Z.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write it like {example}.</source>
        <translation>Escríbalo como {example}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write it like {fix}{known_words}.</source>
        <translation>Escríbalo como {fix}{known_words}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Write one act a line, like {{&quot;do&quot;:&quot;sync&quot;}}.</source>
        <translation>Escriba una acción por línea, como {{&quot;do&quot;:&quot;sync&quot;}}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>You have been signed in for long.</source>
        <translation>Su sesión lleva mucho tiempo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Your drawer of {value} is still open.</source>
        <translation>Su gaveta del {value} sigue abierta.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>Your organization uses no PINs.</source>
        <translation>Su organización no usa PIN.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} cannot be {value}.</source>
        <translation>{Name} no puede ser {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} holds a character that cannot be printed.</source>
        <translation>{Name} contiene un carácter que no se puede imprimir.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} is missing.</source>
        <translation>Falta {Name}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} is not digits only.</source>
        <translation>{Name} no tiene solo dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} is {found}.</source>
        <translation>{Name} es {found}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} looks like a Social Security number.</source>
        <translation>{Name} parece un número de Seguro Social.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} does not begin with 7.</source>
        <translation>{Name} {value} no empieza con 7.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} has more than two decimals.</source>
        <translation>{Name} {value} tiene más de dos decimales.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} has no point.</source>
        <translation>{Name} {value} no tiene punto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is more than {limit}.</source>
        <translation>{Name} {value} es más que {limit}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not a date.</source>
        <translation>{Name} {value} no es una fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not above zero.</source>
        <translation>{Name} {value} no es mayor que cero.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not an amount.</source>
        <translation>{Name} {value} no es un monto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not an id.</source>
        <translation>{Name} {value} no es un identificador.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not nine digits.</source>
        <translation>{Name} {value} no tiene nueve dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not twelve digits.</source>
        <translation>{Name} {value} no tiene doce dígitos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} is not written like one.</source>
        <translation>{Name} {value} no tiene esa forma.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name} {value} was misread: its last digit does not fit.</source>
        <translation>{Name} {value} se leyó mal: su último dígito no concuerda.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name}: {value} is not a date.</source>
        <translation>{Name}: {value} no es una fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{Name}{given} is too long.</source>
        <translation>{Name}{given} es demasiado largo.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{as_dollars} or {as_cents}? Add the point.</source>
        <translation>¿{as_dollars} o {as_cents}? Añada el punto.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{file} line {line}, {name} {value}: {reason} (rows that cannot be used: {rejected}).</source>
        <translation>{file} línea {line}, {name} {value}: {reason} (filas que no se pueden usar: {rejected}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{fix}</source>
        <translation>{fix}</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name} breaks off in line {value}: {reason}.</source>
        <translation>{name} se corta en la línea {value}: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name} has no column {value}.</source>
        <translation>{name} no tiene columna {value}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name} has the column {value} more than once.</source>
        <translation>{name} tiene la columna {value} más de una vez.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name} is given twice.</source>
        <translation>{name} está dos veces.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name} would remove {value} of {live} accounts, more than {percent} percent.</source>
        <translation>{name} quitaría {value} de {live} cuentas, más del {percent} por ciento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{name}: unknown.</source>
        <translation>{name}: desconocido.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} no se puede leer ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{path} could not be written ({reason}).</source>
        <translation>{path} no se pudo escribir ({reason}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{records} records of {value} are not in the ledger yet; they stand only here.</source>
        <translation>{records} registros de {value} aún no están en el libro mayor; solo están aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{rejected} rows of the feed cannot be used; nothing was imported.</source>
        <translation>{rejected} filas de los datos no se pueden usar; no se importó nada.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{suggestion}Known here: {known}.</source>
        <translation>{suggestion}Aquí se conocen: {known}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} accounts are more than one item takes.</source>
        <translation>{value} cuentas son más de las que acepta un documento.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} are no counter hours.</source>
        <translation>{value} no es un horario de atención.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be a mark to tick.</source>
        <translation>{value} no puede ser una marca.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be a phone number.</source>
        <translation>{value} no puede ser un número de teléfono.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be answered at a window.</source>
        <translation>{value} no puede responderse en una ventanilla.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be read as a checkpoint.</source>
        <translation>{value} no se puede leer como punto de control.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be read as an enrolment file.</source>
        <translation>{value} no se puede leer como archivo de inscripción.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} cannot be transit numbers of an issuer.</source>
        <translation>{value} no pueden ser números de tránsito de un emisor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} drawers of this station are still open.</source>
        <translation>{value} gavetas de esta estación siguen abiertas.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} holds no Ed25519 key.</source>
        <translation>{value} no contiene una clave Ed25519.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is more than the {limit} that a bank&apos;s file can carry for one deposit.</source>
        <translation>{value} es más que los {limit} que el archivo de un banco puede llevar por depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is no certificate or key of an authority.</source>
        <translation>{value} no es certificado ni clave de una autoridad.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is no day and no instant.</source>
        <translation>{value} no es un día ni un instante.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is no enrolment file of this version ({known}).</source>
        <translation>{value} no es un archivo de inscripción de esta versión ({known}).</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is no file of unsent records.</source>
        <translation>{value} no es un archivo de registros sin enviar.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a code for a center.</source>
        <translation>{value} no es un código de centro.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a date.</source>
        <translation>{value} no es una fecha.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a name for an auditor&apos;s login.</source>
        <translation>{value} no es un nombre para el acceso de un auditor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a staff number.</source>
        <translation>{value} no es un número de empleado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a station number.</source>
        <translation>{value} no es un número de estación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a time for --clock.</source>
        <translation>{value} no es una hora para --clock.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not a training home.</source>
        <translation>{value} no es una estación de capacitación.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not an export of the audit chain.</source>
        <translation>{value} no es una exportación de la cadena de auditoría.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not signed.</source>
        <translation>{value} no está firmado.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not the address of a ledger.</source>
        <translation>{value} no es la dirección de un libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not the address of a printer{part_words}.</source>
        <translation>{value} no es la dirección de una impresora{part_words}.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is not the number of a deposit bag.</source>
        <translation>{value} no es el número de una bolsa de depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} is the station you are at.</source>
        <translation>{value} es la estación en la que está.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} items are more than one lockbox file can hold.</source>
        <translation>{value} documentos son más de los que caben en un archivo lockbox.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} items are more than one visit takes.</source>
        <translation>{value} documentos son más de los que acepta una visita.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} items are more than the {limit} that one deposit may hold.</source>
        <translation>{value} documentos son más que los {limit} que puede llevar un depósito.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} items of {name} with that amount cannot be right.</source>
        <translation>{value} documentos de {name} con ese monto no pueden ser correctos.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} of this item cannot be corrected.</source>
        <translation>{value} de este documento no se puede corregir.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} things in the ledger are not as they must be.</source>
        <translation>{value} cosas en el libro mayor no están como deben.</translation>
    </message>
    <message>
        <location filename="../../ui/error_words.py"/>
        <source>{value} things need doing before work can go on.</source>
        <translation>{value} cosas deben hacerse antes de poder seguir.</translation>
    </message>
</context>
<context>
    <name>exception_case</name>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Account tried</source>
        <translation>Cuenta indicada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Drawer of</source>
        <translation>Gaveta de</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>In suspense</source>
        <translation>En suspenso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Payer</source>
        <translation>Pagador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Reason: {reason}.</source>
        <translation>Motivo: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>Taken by</source>
        <translation>Recibido por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>The ledger hears of it with the next sending.</source>
        <translation>El libro mayor lo sabrá en el próximo envío.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>What happened</source>
        <translation>Qué pasó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_case.py"/>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
</context>
<context>
    <name>exception_words</name>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A change of the staff had no effect</source>
        <translation>Un cambio del personal no tuvo efecto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A check or money order with the same number and bank line stands on receipt {others} too. When this one was taken, this station had not heard of it.</source>
        <translation>Un cheque o giro postal con el mismo número y línea bancaria está también en el recibo {others}. Cuando se recibió este, esta estación aún no lo sabía.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A check or money order with the same number and bank line was taken at another window, before this station could hear of it.</source>
        <translation>Un cheque o giro postal con el mismo número y línea bancaria se recibió en otra ventanilla, antes de que esta estación pudiera saberlo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A deposit&apos;s step came too late</source>
        <translation>Un paso de un depósito llegó tarde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A drawer was closed with a difference that nobody was there to sign.</source>
        <translation>Se cerró una gaveta con una diferencia y no había nadie para firmarla.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>A record took money out of suspense that was not there: two windows may have placed the same money.</source>
        <translation>Un registro sacó de suspenso dinero que no estaba: quizá dos ventanillas ubicaron el mismo dinero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Account not known</source>
        <translation>Cuenta desconocida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Account outside the chart</source>
        <translation>Cuenta fuera del plan de cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Amount and entries differ</source>
        <translation>El monto y los asientos difieren</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>An answer from here names a question the ledger does not have.</source>
        <translation>Una respuesta de aquí nombra una pregunta que el libro mayor no tiene.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Answer without a question</source>
        <translation>Respuesta sin pregunta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Answered by {name}</source>
        <translation>Respondido por {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Ask the administrator what it was for. Press F12 and say what came of it.</source>
        <translation>Pregunte al administrador para qué era. Presione F12 y diga qué resultó.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Ask the people named what happened, and tell an administrator. What is right and has no effect is done again by somebody who may. Then press F12.</source>
        <translation>Pregunte a las personas nombradas qué pasó, y avise a un administrador. Lo que está bien y no tiene efecto lo hace de nuevo alguien que puede. Luego presione F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Call the help desk with this code. Nothing has to be typed again.</source>
        <translation>Llame a soporte técnico con este código. No hay que escribir nada de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Counted and recorded differ: {difference}. Nobody was there to sign.</source>
        <translation>Lo contado y lo registrado difieren: {difference}. No había nadie para firmar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Difference not signed</source>
        <translation>Diferencia sin firmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Done without the right</source>
        <translation>Hecho sin derecho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Find the paper. In the tray still: give the deposit up, if nobody verified it. With the bank: have it sent back. Then press F12 and say what was done.</source>
        <translation>Busque el papel. Si aún está en la bandeja: cancele el depósito, si nadie lo verificó. Si lo tiene el banco: pida que lo devuelva. Luego presione F12 y diga qué se hizo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>It was done or signed by somebody who had lost the right shortly before: this station may not have heard of it yet. It counts.</source>
        <translation>Lo hizo o lo firmó alguien que había perdido el derecho poco antes: quizá esta estación aún no lo sabía. Vale.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>It was done or signed by somebody whom the list of staff does not give the right to. What lies in the tray counts; anything else is kept and has no effect.</source>
        <translation>Lo hizo o lo firmó alguien a quien la lista de personal no da el derecho. Lo que está en la bandeja vale; lo demás se conserva y no tiene efecto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Less was counted than recorded: {difference}. Nobody was there to sign.</source>
        <translation>Se contó menos de lo registrado: {difference}. No había nadie para firmar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Look at the Z and at the tray. Press F12 to sign; nothing of the drawer is deposited before.</source>
        <translation>Mire el Z y la bandeja. Presione F12 para firmar; antes no se deposita nada de la gaveta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Look at the coupon or call the payer. Press F12 and type the account it was meant for; the same one, if it is new and known by now.</source>
        <translation>Mire el cupón o llame al pagador. Presione F12 y escriba la cuenta a la que iba; la misma, si es nueva y ya se conoce.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Look at the deposit; what it says counts. Then press F12.</source>
        <translation>Mire el depósito; vale lo que dice. Luego presione F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Look at the receipt, F9. Press F12 and say why it is right as it is.</source>
        <translation>Mire el recibo, F9. Presione F12 y diga por qué está bien como está.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Look at what was put right of the item, F9. Press F12 and name the account whose money it is.</source>
        <translation>Mire qué se corrigió del documento, F9. Presione F12 y nombre la cuenta de quien es el dinero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>More left suspense than was there</source>
        <translation>Salió de suspenso más de lo que había</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>More was counted than recorded: {difference}. Nobody was there to sign.</source>
        <translation>Se contó más de lo registrado: {difference}. No había nadie para firmar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Not taken by the ledger</source>
        <translation>No aceptado por el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Reversed, and in a deposit</source>
        <translation>Revertido, y en un depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Right lost before</source>
        <translation>Derecho perdido antes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Somebody changed the list of staff without the right to, or after another change had come first. It is kept and changes nothing.</source>
        <translation>Alguien cambió la lista de personal sin tener derecho, o después de que llegara otro cambio. Se conserva y no cambia nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Take both papers in your hand. Two papers: press F12 and say so. One paper recorded twice: press F8 and take this one back, then F12.</source>
        <translation>Tome ambos papeles en la mano. Si son dos: presione F12 y dígalo. Si es uno registrado dos veces: presione F8 y retire este, luego F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Taken back twice</source>
        <translation>Retirado dos veces</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Taken without an account</source>
        <translation>Recibido sin cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Tell the administrator, then press F12.</source>
        <translation>Avise al administrador, luego presione F12.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger asks about a record</source>
        <translation>El libro mayor pregunta por un registro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger did not take a record as it was sent. It is kept here.</source>
        <translation>El libro mayor no aceptó un registro como se envió. Se conserva aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger had been put back to an older state. It got {records} records again from this station and is whole.</source>
        <translation>El libro mayor volvió a un estado anterior. Recibió de nuevo {records} registros de esta estación y está completo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger had lost records</source>
        <translation>El libro mayor había perdido registros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger holds another history</source>
        <translation>El libro mayor tiene otro historial</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger holds another record in the place of this one. Nothing this station sends after it arrives; payments go on, and everything is kept here.</source>
        <translation>El libro mayor tiene otro registro en lugar de este. Nada de lo que esta estación envíe después llega; los pagos siguen, y todo se conserva aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger holds other records under this station&apos;s name: this computer was copied, or an old copy of it was put back. Nothing more is taken here.</source>
        <translation>El libro mayor tiene otros registros con el nombre de esta estación: se copió esta computadora, o se restauró una copia antigua. Aquí ya no se acepta nada más.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The ledger took the record and asks about it.</source>
        <translation>El libro mayor aceptó el registro y pregunta por él.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The record names an account outside the ledger&apos;s chart.</source>
        <translation>El registro nombra una cuenta fuera del plan de cuentas del libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The record says {amount}, its entries move another sum. The ledger took it as it is.</source>
        <translation>El registro dice {amount}, sus asientos mueven otra suma. El libro mayor lo aceptó como está.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>The same paper was taken twice</source>
        <translation>El mismo papel se recibió dos veces</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>This item was reversed here while another window had its drawer in a deposit: the money is given back in the books, and the paper may be on its way to the bank.</source>
        <translation>Este documento se revirtió aquí mientras otra ventanilla tenía su gaveta en un depósito: el dinero se devolvió en los libros, y el papel puede ir camino al banco.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Two people took a step of one deposit at the same moment. The first counts; the second is kept and moves nothing.</source>
        <translation>Dos personas dieron un paso del mismo depósito a la vez. Vale el primero; el segundo se conserva y no mueve nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Two windows took the same item back. The first counts; the second stands in suspense, where it sums to nothing.</source>
        <translation>Dos ventanillas retiraron el mismo documento. Vale la primera; la segunda está en suspenso, donde suma cero.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>Wait for the next exchange with the ledger: its question is on the way.</source>
        <translation>Espere el próximo intercambio con el libro mayor: su pregunta viene en camino.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>signed by {name}</source>
        <translation>firmado por {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{amount} was taken for account {last4}, which the ledger does not know.</source>
        <translation>Se recibieron {amount} para la cuenta {last4}, que el libro mayor no conoce.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{amount} was taken without an account, with a supervisor&apos;s signature.</source>
        <translation>Se recibieron {amount} sin cuenta, con la firma de un supervisor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{difference}, items {items}</source>
        <translation>{difference}, documentos {items}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{held} stands in suspense; no account is credited with it.</source>
        <translation>{held} está en suspenso; no se acredita a ninguna cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{name} says: {reason}.</source>
        <translation>{name} dice: {reason}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{name}, a drawer</source>
        <translation>{name}, una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/exception_words.py"/>
        <source>{name}, drawer of {day}</source>
        <translation>{name}, gaveta del {day}</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>accounts of the item</source>
        <translation>cuentas del documento</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>amount in words</source>
        <translation>monto en letras</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>auxiliary number</source>
        <translation>número auxiliar</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>bank account</source>
        <translation>cuenta bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>bank fraction</source>
        <translation>fracción bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>bank line</source>
        <translation>línea bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>billing account</source>
        <translation>cuenta de facturación</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>business date</source>
        <translation>fecha contable</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>coupon</source>
        <translation>cupón</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>date on the item</source>
        <translation>fecha del documento</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>home folder</source>
        <translation>carpeta de datos</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>member ID</source>
        <translation>número de miembro</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>name of the payer</source>
        <translation>nombre del pagador</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>name of the purchaser</source>
        <translation>nombre del comprador</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>name on the check</source>
        <translation>nombre del cheque</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>number of the item</source>
        <translation>número del documento</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>printed limit</source>
        <translation>límite impreso</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>receipt number</source>
        <translation>número de recibo</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>routing number</source>
        <translation>número de ruta</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>what was typed</source>
        <translation>lo escrito</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>written condition</source>
        <translation>condición escrita</translation>
    </message>
</context>
<context>
    <name>import_reasons</name>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>holds a control character</source>
        <translation>contiene un carácter de control</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>larger than any item can be</source>
        <translation>mayor de lo que puede ser un documento</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>longer than {limit} characters</source>
        <translation>de más de {limit} caracteres</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>looks like a Social Security number</source>
        <translation>parece un número de Seguro Social</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>no bill of this account</source>
        <translation>ninguna factura de esta cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>no such account in accounts.csv</source>
        <translation>esa cuenta no está en accounts.csv</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not 0 or 1</source>
        <translation>no es 0 ni 1</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not UTF-8</source>
        <translation>no es UTF-8</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a BCP 47 language tag</source>
        <translation>no es una etiqueta de idioma BCP 47</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a ZIP code</source>
        <translation>no es un código postal (ZIP)</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a date as YYYY-MM-DD</source>
        <translation>no es una fecha como YYYY-MM-DD</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a day of the month</source>
        <translation>no es un día del mes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a month as YYYY-MM</source>
        <translation>no es un mes como YYYY-MM</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not a number in E.164 form</source>
        <translation>no es un número en formato E.164</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not an amount in dollars with two decimals, without sign or separator</source>
        <translation>no es un monto en dólares con dos decimales, sin signo ni separador</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not an e-mail address</source>
        <translation>no es una dirección de correo electrónico</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not nine digits beginning with 7</source>
        <translation>no son nueve dígitos que empiecen con 7</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not one of {known}</source>
        <translation>no es uno de {known}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not twelve digits</source>
        <translation>no son doce dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>not two capital letters</source>
        <translation>no son dos letras mayúsculas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>stands already on line {line} with other content</source>
        <translation>ya está en la línea {line} con otro contenido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>superseded already by line {line}</source>
        <translation>ya la reemplaza la línea {line}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>supersedes itself, if need be through others</source>
        <translation>se reemplaza a sí misma, quizá a través de otras</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>the account&apos;s own row was rejected</source>
        <translation>la fila de la propia cuenta se rechazó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>the row has {fields} fields, the header {count}</source>
        <translation>la fila tiene {fields} campos, el encabezado {count}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>{file}: the column {column} is not known; it was not read</source>
        <translation>{file}: la columna {column} no se conoce; no se leyó</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>{file}: the column {column} looks like Social Security numbers; it was not read and must not be sent</source>
        <translation>{file}: la columna {column} parece tener números de Seguro Social; no se leyó y no debe enviarse</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_reasons.py"/>
        <source>{file}: {rows} rows repeat another one, word for word</source>
        <translation>{file}: {rows} filas repiten otra, palabra por palabra</translation>
    </message>
</context>
<context>
    <name>import_words</name>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Accounts read</source>
        <translation>Cuentas leídas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Accounts that change</source>
        <translation>Cuentas que cambian</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Accounts that go</source>
        <translation>Cuentas que se van</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Bills read</source>
        <translation>Facturas leídas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Comparing with the ledger</source>
        <translation>Comparando con el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Payments read</source>
        <translation>Pagos leídos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Problem rows</source>
        <translation>Filas con problemas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Reading accounts.csv</source>
        <translation>Leyendo accounts.csv</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Reading bills.csv</source>
        <translation>Leyendo bills.csv</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Reading payments.csv</source>
        <translation>Leyendo payments.csv</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>The ledger says the same already. There is nothing to import.</source>
        <translation>El libro mayor ya dice lo mismo. No hay nada que importar.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>Writing into the ledger</source>
        <translation>Escribiendo en el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>{n} accounts were changed in the ledger.</source>
        <translation>Se cambiaron {n} cuentas en el libro mayor.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>{n} accounts would change. Nothing has been changed yet.</source>
        <translation>Cambiarían {n} cuentas. Aún no se cambió nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/import_words.py"/>
        <source>{n} rows cannot be used. Mend the feed, or leave those rows out: their accounts then stay as they were.</source>
        <translation>{n} filas no se pueden usar. Corrija los datos, u omita esas filas: sus cuentas quedan entonces como estaban.</translation>
    </message>
</context>
<context>
    <name>item_words</name>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>, copy {number}</source>
        <translation>, copia {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Auxiliary number</source>
        <translation>Número auxiliar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Bank account</source>
        <translation>Cuenta bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Bank check</source>
        <translation>Cheque bancario</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Bank checks</source>
        <translation>Cheques bancarios</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Bought by</source>
        <translation>Comprado por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Business check</source>
        <translation>Cheque de empresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Business checks</source>
        <translation>Cheques de empresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Check</source>
        <translation>Cheque</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Date on it</source>
        <translation>Fecha en el papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Issuer</source>
        <translation>Emisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>M.O., MoneyGram</source>
        <translation>Giro, MoneyGram</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>M.O., USPS</source>
        <translation>Giro, USPS</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>M.O., Western Union</source>
        <translation>Giro, Western Union</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>M.O., other</source>
        <translation>Giro, otro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Money order</source>
        <translation>Giro postal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Money orders, MoneyGram</source>
        <translation>Giros, MoneyGram</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Money orders, USPS</source>
        <translation>Giros, USPS</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Money orders, Western Union</source>
        <translation>Giros, Western Union</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Money orders, other</source>
        <translation>Giros, otros</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Moved, now for {parts}</source>
        <translation>Movido, ahora para {parts}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Not printed</source>
        <translation>Sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Personal check</source>
        <translation>Cheque personal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Personal checks</source>
        <translation>Cheques personales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Placed on its account by the ledger</source>
        <translation>Puesto en su cuenta por el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Printed</source>
        <translation>Impreso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Printing</source>
        <translation>Imprimiendo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Recorded here</source>
        <translation>Registrado aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Returned by the bank</source>
        <translation>Devuelto por el banco</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Returned by the bank, fee {fee}</source>
        <translation>Devuelto por el banco, cargo {fee}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Returned {day}</source>
        <translation>Devuelto {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Reversed after the close</source>
        <translation>Revertido después del cierre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Reversed {day}</source>
        <translation>Revertido {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Routing number</source>
        <translation>Número de ruta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Sent to printer</source>
        <translation>Enviado a la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>The ledger&apos;s question was answered</source>
        <translation>Se respondió la pregunta del libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Unsure</source>
        <translation>Por aclarar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Voided {time}</source>
        <translation>Anulado {time}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Voided, the item was {kept}</source>
        <translation>Anulado, el documento {kept}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>check</source>
        <translation>el cheque</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>connection lost</source>
        <translation>conexión perdida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>cover open</source>
        <translation>tapa abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>cutter stuck</source>
        <translation>cortador atascado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>handed back</source>
        <translation>se devolvió</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>kept here</source>
        <translation>se quedó aquí</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>money order</source>
        <translation>el giro postal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>no connection</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>no printer</source>
        <translation>sin impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>out of paper</source>
        <translation>sin papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>printer error</source>
        <translation>error de impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>printer off</source>
        <translation>impresora apagada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>was stopped</source>
        <translation>se detuvo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/item_words.py"/>
        <source>{field}: {old} is now {new}</source>
        <translation>{field}: {old} ahora es {new}</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Bank check</source>
        <translation>Cheque bancario</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Business check</source>
        <translation>Cheque de empresa</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Money order, MoneyGram</source>
        <translation>Giro, MoneyGram</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Money order, USPS</source>
        <translation>Giro, USPS</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Money order, Western Union</source>
        <translation>Giro, Western Union</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Money order, other</source>
        <translation>Giro, otro</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Personal check</source>
        <translation>Cheque personal</translation>
    </message>
</context>
<context>
    <name>kinds, inside a sentence</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>bank check</source>
        <translation>cheque bancario</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>business check</source>
        <translation>cheque de empresa</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>money order, MoneyGram</source>
        <translation>giro postal, MoneyGram</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>money order, USPS</source>
        <translation>giro postal, USPS</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>money order, Western Union</source>
        <translation>giro postal, Western Union</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>money order, other</source>
        <translation>giro postal, otro</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>personal check</source>
        <translation>cheque personal</translation>
    </message>
</context>
<context>
    <name>last_sign_in</name>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>If that was not you, tell a supervisor and change your password.</source>
        <translation>Si no fue usted, avise a un supervisor y cambie su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>Signed in offline. Work will be sent later.</source>
        <translation>Sesión iniciada sin conexión. El trabajo se enviará después.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>That was before you ever signed in here.</source>
        <translation>Eso fue antes de que usted iniciara sesión aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>You last signed in here {day}, {time}.</source>
        <translation>Su último inicio de sesión aquí: {day}, {time}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>You last signed in here {day}, {time}. One try failed since.</source>
        <translation>Su último inicio de sesión aquí: {day}, {time}. Desde entonces falló un intento.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>You last signed in here {day}, {time}. {n} tries failed since.</source>
        <translation>Su último inicio de sesión aquí: {day}, {time}. Desde entonces fallaron {n} intentos.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/last_sign_in.py"/>
        <source>{n} tries with your number failed</source>
        <translation>{n} intentos con su número fallaron</translation>
    </message>
</context>
<context>
    <name>lesson_card</name>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>Lesson done: {title}</source>
        <translation>Lección hecha: {title}</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_card.py"/>
        <source>That was the last lesson. Ctrl+J lists them all.</source>
        <translation>Esa fue la última lección. Ctrl+J las lista todas.</translation>
    </message>
</context>
<context>
    <name>lessons</name>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>A check of 103.00, number 1043: fill it in and tick it as before.</source>
        <translation>Un cheque de 103.00, número 1043: complételo y márquelo como antes.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Choose an item, press F8, say why; 2001 signs with the same password, F12.</source>
        <translation>Elija un documento, presione F8, diga por qué; 2001 firma con la misma contraseña, F12.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Close the drawer with F12. That was your first day.</source>
        <translation>Cierre la gaveta con F12. Ese fue su primer día.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Everything here is made up. Try anything: nothing can be broken.</source>
        <translation>Aquí todo es inventado. Pruebe lo que quiera: nada se puede romper.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>F12 records both: two items, one receipt. Enter for the next customer.</source>
        <translation>F12 registra los dos: dos documentos, un recibo. Enter para el próximo cliente.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>F6 adds an item, Alt+4 a money order: 34.57, serial 28123456781.</source>
        <translation>F6 añade un documento, Alt+4 un giro postal: 34.57, serie 28123456781.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Find 712345678, confirm identity with Ctrl+I, then press F5.</source>
        <translation>Busque 712345678, confirme la identidad con Ctrl+I y presione F5.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Find an account</source>
        <translation>Buscar una cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Health and dental are paid with separate paper, and one receipt.</source>
        <translation>Salud y dental se pagan con papeles separados, y un solo recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Lock, come back, close</source>
        <translation>Bloquear, volver, cerrar</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Look into the tray, tick with Space that it is empty, and press F12.</source>
        <translation>Mire la bandeja, marque con Espacio que está vacía y presione F12.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Nothing is erased. A void is a record of its own, and a second person signs it.</source>
        <translation>Nada se borra. Una anulación es un registro propio, y la firma una segunda persona.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Open a drawer</source>
        <translation>Abrir una gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press Ctrl+I and choose how you confirmed who is here.</source>
        <translation>Presione Ctrl+I y elija cómo confirmó quién está aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press Ctrl+K: every action and its key. Esc closes the list.</source>
        <translation>Presione Ctrl+K: cada acción y su tecla. Esc cierra la lista.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press Ctrl+L: everything is hidden and kept.</source>
        <translation>Presione Ctrl+L: todo queda oculto y guardado.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press Enter for the next customer.</source>
        <translation>Presione Enter para el próximo cliente.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press F1: help for the page you are on. Esc closes it.</source>
        <translation>Presione F1: ayuda de la página en que está. Esc la cierra.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press F2 to find an account.</source>
        <translation>Presione F2 para buscar una cuenta.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press F3 for today&apos;s items.</source>
        <translation>Presione F3 para los documentos de hoy.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press F5 to take a payment.</source>
        <translation>Presione F5 para recibir un pago.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Press F7, count the paper in the tray, and press Enter to compare.</source>
        <translation>Presione F7, cuente el papel de la bandeja y presione Enter para comparar.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Put a mistake right</source>
        <translation>Corregir un error</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Read it aloud. Is it right? F12 records it and prints the receipt.</source>
        <translation>Léalo en voz alta. ¿Está bien? F12 lo registra e imprime el recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Recorded is recorded, whatever happens to paper or network.</source>
        <translation>Lo registrado está registrado, pase lo que pase con el papel o la red.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Sign in and look around</source>
        <translation>Entrar y mirar</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Space ticks what you see on the check. Enter on the last tick leads to Review.</source>
        <translation>Espacio marca lo que ve en el cheque. Enter en la última marca lleva a Revisar.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Stamp the check FOR DEPOSIT ONLY. Press Ctrl+R for a copy of the receipt.</source>
        <translation>Selle el cheque FOR DEPOSIT ONLY. Presione Ctrl+R para una copia del recibo.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Take a check</source>
        <translation>Recibir un cheque</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>The drawer is your tray of paper. It is yours alone until you close it.</source>
        <translation>La gaveta es su bandeja de papel. Es solo suya hasta que la cierre.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>The receipt</source>
        <translation>El recibo</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Tick each mark you see. Enter leads to Review, Alt+A answers a warning.</source>
        <translation>Marque cada seña que ve. Enter lleva a Revisar, Alt+A responde a un aviso.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Two items, two accounts</source>
        <translation>Dos documentos, dos cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type 1001, press Enter, type {password} and press Enter.</source>
        <translation>Escriba 1001, presione Enter, escriba {password} y presione Enter.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type alves rosa, choose Health with the arrows and press Enter.</source>
        <translation>Escriba alves rosa, elija Salud con las flechas y presione Enter.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type its number, 1042, and press Enter; Enter again takes today&apos;s date.</source>
        <translation>Escriba su número, 1042, y presione Enter; Enter otra vez usa la fecha de hoy.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type routing 011999993 and account 4400123456, each with Enter.</source>
        <translation>Escriba ruta 011999993 y cuenta 4400123456, cada una con Enter.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type the amount from the check, 206.00, and press Enter.</source>
        <translation>Escriba el monto del cheque, 206.00, y presione Enter.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type what stands on the paper, not what you expect. Nothing is recorded till F12.</source>
        <translation>Escriba lo que está en el papel, no lo que espera. Nada se registra hasta F12.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Type your password and press Enter to come back.</source>
        <translation>Escriba su contraseña y presione Enter para volver.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>Until identity is confirmed you see no figures, and none are said aloud.</source>
        <translation>Hasta confirmar la identidad no se ven cifras, y ninguna se dice en voz alta.</translation>
    </message>
    <message>
        <location filename="../../ui/lesson_plan.py"/>
        <source>You count without being told what to expect: that is what makes it a count.</source>
        <translation>Cuenta sin que le digan qué esperar: por eso es un conteo.</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> (details are in {log})</source>
        <translation> (los detalles están en {log})</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> (from {opens})</source>
        <translation> (desde {opens})</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> (from {opens}, to {closes})</source>
        <translation> (desde {opens}, hasta {closes})</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> (process {pid})</source>
        <translation> (proceso {pid})</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> (to {closes})</source>
        <translation> (hasta {closes})</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> at {site}</source>
        <translation> en {site}</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source> of {value}</source>
        <translation> del {value}</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>, on {day}</source>
        <translation>, el {day}</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>, receipt {number}</source>
        <translation>, recibo {number}</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>; wait {seconds} seconds before the next try</source>
        <translation>; espere {seconds} segundos antes del próximo intento</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Call the help desk.</source>
        <translation>Llame a soporte técnico.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Did the receipt come out? The payment is recorded.</source>
        <translation>¿Salió el recibo? El pago está registrado.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Did you mean {near}? </source>
        <translation>¿Quiso decir {near}? </translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Press Ctrl+R to try again.</source>
        <translation>Presione Ctrl+R para intentarlo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Receipt printed.</source>
        <translation>Recibo impreso.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Receipt printed; you saw it.</source>
        <translation>Recibo impreso; usted lo vio.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Receipt written to its file.</source>
        <translation>Recibo escrito en su archivo.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Receipt: printing...</source>
        <translation>Recibo: imprimiendo...</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Receipt: waiting for the printer.</source>
        <translation>Recibo: esperando a la impresora.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Replaced by a copy.</source>
        <translation>Reemplazado por una copia.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>The receipt did not print: {cause}. The payment is recorded. {step}</source>
        <translation>El recibo no se imprimió: {cause}. El pago está registrado. {step}</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>This could not be done.</source>
        <translation>Esto no se pudo hacer.</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the printer did not say why</source>
        <translation>la impresora no dijo por qué</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>the {name}</source>
        <translation>el dato “{name}”</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>what </source>
        <translation>lo </translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>what was given</source>
        <translation>lo indicado</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>{stage} (estimate)</source>
        <translation>{stage} (estimado)</translation>
    </message>
</context>
<context>
    <name>opening</name>
    <message>
        <location filename="../../ui/screens/opening.py"/>
        <source>Add account</source>
        <translation>Añadir cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/opening.py"/>
        <source>Add {name}, {account}, to this visit?</source>
        <translation>¿Añadir a {name}, {account}, a esta visita?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/opening.py"/>
        <source>Keep as it is</source>
        <translation>Dejar como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/opening.py"/>
        <source>This visit is for {name}. The account may belong to another household. All items of a visit stand on one receipt.</source>
        <translation>Esta visita es de {name}. La cuenta puede ser de otro hogar. Todos los documentos de una visita van en un solo recibo.</translation>
    </message>
</context>
<context>
    <name>other_ways</name>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>12 digits</source>
        <translation>12 dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>9 digits, starts with 7</source>
        <translation>9 dígitos, empieza con 7</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Billing number</source>
        <translation>Número de facturación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Member ID</source>
        <translation>Número de miembro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Other ways to search</source>
        <translation>Otras formas de buscar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>Scan the coupon</source>
        <translation>Escanee el cupón</translation>
    </message>
    <message>
        <location filename="../../ui/screens/find_parts.py"/>
        <source>on any page</source>
        <translation>en cualquier página</translation>
    </message>
</context>
<context>
    <name>pay_scan</name>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>Bank line read, ...{last4}</source>
        <translation>Línea bancaria leída, ...{last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>Not read: {fields}. Scan the check again, or type what is marked.</source>
        <translation>Sin leer: {fields}. Escanee el cheque de nuevo, o escriba lo marcado.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>That is item {number} of this visit.</source>
        <translation>Ese es el documento {number} de esta visita.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>That is the bank line of a check. Alt+1 makes this item a check.</source>
        <translation>Esa es la línea bancaria de un cheque. Alt+1 convierte este documento en cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>The bank line came in the other case. Look at Caps Lock, then scan again.</source>
        <translation>La línea bancaria llegó con mayúsculas y minúsculas invertidas. Mire Caps Lock y escanee de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>The bank line could not be read. Scan the check again, or type it.</source>
        <translation>La línea bancaria no se pudo leer. Escanee el cheque de nuevo, o escríbala.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>The bank line was not read whole. Compare it with the check.</source>
        <translation>La línea bancaria no se leyó completa. Compárela con el cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>This item is filled. Press F6 to add another item.</source>
        <translation>Este documento está completo. Presione F6 para añadir otro.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>bank account</source>
        <translation>cuenta bancaria</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>check number</source>
        <translation>número de cheque</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_scan.py"/>
        <source>routing number</source>
        <translation>número de ruta</translation>
    </message>
</context>
<context>
    <name>pay_showing</name>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>...{last4}, not in our copy</source>
        <translation>...{last4}, no está en nuestra copia</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Enter: same</source>
        <translation>Enter: igual</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Enter: today</source>
        <translation>Enter: hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>For</source>
        <translation>Para</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>No account, to suspense</source>
        <translation>Sin cuenta, en suspenso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>On paper</source>
        <translation>En el papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>USPS, check digit fits</source>
        <translation>USPS, el dígito concuerda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>again at Review</source>
        <translation>otra vez al Revisar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>name them</source>
        <translation>indicar el nombre</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>no account</source>
        <translation>sin cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>no account known</source>
        <translation>cuenta desconocida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>read again</source>
        <translation>lea de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>somebody else</source>
        <translation>otra persona</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>the member</source>
        <translation>el miembro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>{count} accounts</source>
        <translation>{count} cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>{member}, paid by the member</source>
        <translation>{member}, pagado por el miembro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_showing.py"/>
        <source>{member}, paid by {name}</source>
        <translation>{member}, pagado por {name}</translation>
    </message>
</context>
<context>
    <name>pay_words</name>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>1 day ago</source>
        <translation>hace 1 día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>9 digits</source>
        <translation>9 dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>About ...{last4}: please check with the member first.</source>
        <translation>Sobre ...{last4}: consulte primero con el miembro.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Account number on memo</source>
        <translation>Número de cuenta en el memo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Amount printed twice</source>
        <translation>Monto impreso dos veces</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Asked</source>
        <translation>Preguntado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Bank check</source>
        <translation>Bancario</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Business check</source>
        <translation>De empresa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Compared</source>
        <translation>Comparado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Coverage here has ended; payment alone does not restore it.</source>
        <translation>La cobertura aquí terminó; el pago por sí solo no la restablece.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Franklin watermark</source>
        <translation>Marca de agua de Franklin</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Heat-sensitive mark</source>
        <translation>Marca sensible al calor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Money order</source>
        <translation>Giro postal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>No discoloring</source>
        <translation>Sin decoloración</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Nobody knows the account of this item. A supervisor may take it to suspense.</source>
        <translation>Nadie conoce la cuenta de este documento. Un supervisor puede recibirlo en suspenso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Payable to Health Connector</source>
        <translation>Para Health Connector</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Personal check</source>
        <translation>Cheque personal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Read again</source>
        <translation>Leído de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Signed</source>
        <translation>Firmado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Take as it is</source>
        <translation>Aceptar como está</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Told</source>
        <translation>Avisado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Type the date as on the paper, for example 11/20/2026.</source>
        <translation>Escriba la fecha como en el papel, por ejemplo 11/20/2026.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>Written in</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>add the point</source>
        <translation>añada el punto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>another issuer</source>
        <translation>otro emisor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>digits only</source>
        <translation>solo dígitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>does not fit</source>
        <translation>no concuerda</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>in the future</source>
        <translation>en el futuro</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>look again</source>
        <translation>mire de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>month/day/year</source>
        <translation>mes/día/año</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>more than 0</source>
        <translation>más de 0</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>not an amount</source>
        <translation>no es un monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>nothing is due</source>
        <translation>nada por pagar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>over the limit</source>
        <translation>sobre el límite</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>read again</source>
        <translation>lea de nuevo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>same as the bill</source>
        <translation>igual que la factura</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>too large</source>
        <translation>demasiado alto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>too long</source>
        <translation>demasiado largo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>too old</source>
        <translation>muy antiguo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>two decimals</source>
        <translation>dos decimales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>verify {phone}</source>
        <translation>verificar {phone}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{amount} less</source>
        <translation>{amount} menos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{amount} more</source>
        <translation>{amount} más</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{amount} stays as credit on this account; nothing is given back.</source>
        <translation>{amount} queda a favor en esta cuenta; no se devuelve nada.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{amount} stays open.</source>
        <translation>{amount} queda pendiente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{as_dollars} or {as_cents}? Add the point.</source>
        <translation>¿{as_dollars} o {as_cents}? Añada el punto.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{count} more months {amount}</source>
        <translation>{count} meses más {amount}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>{days} days ago</source>
        <translation>hace {days} días</translation>
    </message>
    <message>
        <location filename="../../ui/screens/pay_words.py"/>
        <source>“USPS” thread</source>
        <translation>Hilo “USPS”</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>A few seconds left</source>
        <translation>Quedan unos segundos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>About {n} minutes left</source>
        <translation>Quedan unos {n} minutos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>About {n} seconds left</source>
        <translation>Quedan unos {n} segundos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>Getting ready</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>Nothing of it is left behind.</source>
        <translation>No queda nada de eso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>Stopping</source>
        <translation>Deteniendo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/progress.py"/>
        <source>{n} percent done</source>
        <translation>{n} por ciento hecho</translation>
    </message>
</context>
<context>
    <name>report_said</name>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>As of {day}, {time}. 1 record was not confirmed by the ledger.</source>
        <translation>Al {day}, {time}. El libro mayor no había confirmado 1 registro.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>As of {day}, {time}. Everything recorded here was confirmed by the ledger.</source>
        <translation>Al {day}, {time}. El libro mayor confirmó todo lo registrado aquí.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>As of {day}, {time}. {n} records were not confirmed by the ledger.</source>
        <translation>Al {day}, {time}. El libro mayor no había confirmado {n} registros.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>Deposit {ticket}</source>
        <translation>Depósito {ticket}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>X report</source>
        <translation>Informe X</translation>
    </message>
    <message>
        <location filename="../../ui/screens/report_said.py"/>
        <source>Z report {number}</source>
        <translation>Informe Z {number}</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>(none yet)</source>
        <translation>(ninguno aún)</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Accounts</source>
        <translation>Cuentas</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Acknowledged</source>
        <translation>Atendidos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Act</source>
        <translation>Acción</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Acts signed by a second person</source>
        <translation>Acciones firmadas por una segunda persona</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>All sites</source>
        <translation>Todas las sedes</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Answered</source>
        <translation>Respondidos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Approved</source>
        <translation>Aprobado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Approved by</source>
        <translation>Aprobado por</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>At</source>
        <translation>A las</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Audit chain</source>
        <translation>Cadena de auditoría</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>Audit extract</source>
        <translation>Extracto de auditoría</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Audit lines</source>
        <translation>Líneas de auditoría</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Bag</source>
        <translation>Bolsa</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Bank check</source>
        <translation>Cheque bancario</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Bank checks</source>
        <translation>Cheques bancarios</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Banking days late</source>
        <translation>Días bancarios de atraso</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Bundle</source>
        <translation>Fajo</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Bundles</source>
        <translation>Fajos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Business check</source>
        <translation>Cheque de empresa</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Business checks</source>
        <translation>Cheques de empresa</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Business date</source>
        <translation>Fecha contable</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>By business date</source>
        <translation>Por fecha contable</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>By cashier</source>
        <translation>Por cajero</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>By event</source>
        <translation>Por evento</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>By fiscal year (from 1 July, by business date)</source>
        <translation>Por año fiscal (desde el 1 de julio, por fecha contable)</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>By half hour</source>
        <translation>Por media hora</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>By kind</source>
        <translation>Por tipo</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>By rule</source>
        <translation>Por regla</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Cashier</source>
        <translation>Cajero/a</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Chain</source>
        <translation>Cadena</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Chain broken</source>
        <translation>Cadena rota</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Chain whole</source>
        <translation>Cadena completa</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Chains</source>
        <translation>Cadenas</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Checks</source>
        <translation>Cheques</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Closed by</source>
        <translation>Cerrada por</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Closed by force</source>
        <translation>Cierre forzado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Closed, not at the bank</source>
        <translation>Cerradas, no en el banco</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Closed, signed</source>
        <translation>Cerrada, firmada</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Closing</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Complete</source>
        <translation>Completo</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Copies printed</source>
        <translation>Copias impresas</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Corrected</source>
        <translation>Corregido</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Correction</source>
        <translation>Corrección</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Count</source>
        <translation>Conteo</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Counted</source>
        <translation>Contado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Counted by a supervisor</source>
        <translation>Contado por un supervisor</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Counts</source>
        <translation>Conteos</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Diff.</source>
        <translation>Dif.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Differences</source>
        <translation>Diferencias</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>Differing</source>
        <translation>Con diferencia</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Drawer opened on another date</source>
        <translation>Gaveta abierta en otra fecha</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Drawers</source>
        <translation>Gavetas</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Drawers differing</source>
        <translation>Gavetas con diferencia</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Due</source>
        <translation>Vence</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Due on the next banking day after the business date; what is late stands in bold.</source>
        <translation>Vence el siguiente día bancario después de la fecha contable; lo atrasado va en negrita.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Event</source>
        <translation>Evento</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Every drawer is confirmed, printed and signed.</source>
        <translation>Todas las gavetas están confirmadas, impresas y firmadas.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Every number between the first and the last is this drawer&apos;s.</source>
        <translation>Todos los números entre el primero y el último son de esta gaveta.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Every receipt is on paper.</source>
        <translation>Todos los recibos están en papel.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Everything closed is at the bank.</source>
        <translation>Todo lo cerrado está en el banco.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>First receipt</source>
        <translation>Primer recibo</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>Fiscal year</source>
        <translation>Año fiscal</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Given to the drawer of</source>
        <translation>Dados a la gaveta de</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Hash total</source>
        <translation>Total de control</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Held</source>
        <translation>Queda</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>In balance</source>
        <translation>Cuadrada</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Instruments</source>
        <translation>Instrumentos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_tables.py"/>
        <source>Item</source>
        <translation>Documento</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Items</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Items in the order of the paper</source>
        <translation>Documentos en el orden del papel</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Items of your own drawer, still to count, are left out.</source>
        <translation>Los documentos de su propia gaveta, aún por contar, no se incluyen.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Kinds, items and deposits are known at the stations of that site only.</source>
        <translation>Tipos, documentos y depósitos se conocen solo en las estaciones de esa sede.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Last hash</source>
        <translation>Último hash</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Last receipt</source>
        <translation>Último recibo</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Ledger confirmed</source>
        <translation>Confirmado por el libro mayor</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Line</source>
        <translation>Línea</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Lines</source>
        <translation>Líneas</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Lines from 1 to</source>
        <translation>Líneas de 1 a</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Made</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Money moved</source>
        <translation>Dinero movido</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Money orders</source>
        <translation>Giros postales</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Money orders, MoneyGram</source>
        <translation>Giros, MoneyGram</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Money orders, USPS</source>
        <translation>Giros, USPS</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Money orders, Western Union</source>
        <translation>Giros, Western Union</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Money orders, other</source>
        <translation>Giros, otros</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>MoneyGram m.o.</source>
        <translation>Giro MoneyGram</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Moved</source>
        <translation>Movido</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Need attention</source>
        <translation>Por atender</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>No act needed a second person.</source>
        <translation>Ninguna acción necesitó una segunda persona.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>No deposit was prepared.</source>
        <translation>No se preparó ningún depósito.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>No drawer was opened in these days.</source>
        <translation>No se abrió ninguna gaveta en estos días.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>No drawer was opened.</source>
        <translation>No se abrió ninguna gaveta.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>No item is in a deposit.</source>
        <translation>Ningún documento está en un depósito.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>No item was taken.</source>
        <translation>No se recibió ningún documento.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>No item was voided, reversed or returned.</source>
        <translation>Ningún documento se anuló, revirtió ni devolvió.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>No item was voided.</source>
        <translation>Ningún documento se anuló.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>No rule was overridden and no warning acknowledged.</source>
        <translation>No hubo autorizaciones ni avisos atendidos.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>No rule was overridden.</source>
        <translation>No hubo autorizaciones.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>No warning was acknowledged and no rule overridden.</source>
        <translation>No hubo avisos atendidos ni autorizaciones.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>None overdue</source>
        <translation>Ninguna atrasada</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Not at the bank</source>
        <translation>No en el banco</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Not closed</source>
        <translation>Sin cerrar</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Not closed yet</source>
        <translation>Aún sin cerrar</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Not counted</source>
        <translation>Sin contar</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Not sent to the ledger</source>
        <translation>Sin enviar al libro mayor</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Nothing was recorded in these days.</source>
        <translation>No se registró nada en estos días.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Nothing was reversed, returned, corrected, moved or answered.</source>
        <translation>Nada se revirtió, devolvió, corrigió, movió ni respondió.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Nothing was taken.</source>
        <translation>No se recibió nada.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Numbers missing</source>
        <translation>Números que faltan</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Numbers of other drawers between first and last</source>
        <translation>Números de otras gavetas entre el primero y el último</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>On the paper</source>
        <translation>En el papel</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Opened</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Other money order</source>
        <translation>Otro giro postal</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Overridden</source>
        <translation>Con autorización</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>Overrides and approvals</source>
        <translation>Autorizaciones y aprobaciones</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>Period summary</source>
        <translation>Resumen del período</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Personal check</source>
        <translation>Cheque personal</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Personal checks</source>
        <translation>Cheques personales</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Postings</source>
        <translation>Asientos</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Prepared</source>
        <translation>Preparado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Prepared by</source>
        <translation>Preparado por</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Put right since the last Z</source>
        <translation>Corregido desde el último Z</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Question answered</source>
        <translation>Pregunta respondida</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Receipts</source>
        <translation>Recibos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Receipts after cut-off</source>
        <translation>Recibos después de la hora de cierre</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Receipts not on paper</source>
        <translation>Recibos sin imprimir</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Recorded</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Report hash</source>
        <translation>Hash del informe</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Request answered</source>
        <translation>Solicitud respondida</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Returned</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Returned by the bank</source>
        <translation>Devuelto por el banco</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Reversal</source>
        <translation>Reversión</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Reversed</source>
        <translation>Revertido</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Review signed</source>
        <translation>Revisión firmada</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Routing</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Rule</source>
        <translation>Regla</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Rules overridden</source>
        <translation>Reglas con autorización</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Sent back by the bank since</source>
        <translation>Devuelto por el banco desde entonces</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>Sent to the bank</source>
        <translation>Enviado al banco</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Signed by</source>
        <translation>Firmado por</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>Site day</source>
        <translation>Día de la sede</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Sites</source>
        <translation>Sedes</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Stage</source>
        <translation>Etapa</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Station chain</source>
        <translation>Cadena de la estación</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Station sequence</source>
        <translation>Secuencia de la estación</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Taken</source>
        <translation>Recibido</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>The bank sent nothing back.</source>
        <translation>El banco no devolvió nada.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>The difference by item</source>
        <translation>La diferencia por documento</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>The difference was not followed to its items.</source>
        <translation>La diferencia no se siguió hasta sus documentos.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Ticket</source>
        <translation>Boleta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Times</source>
        <translation>Veces</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>To look at</source>
        <translation>Por revisar</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/domain/report_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Total</source>
        <translation>Total</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>USPS money order</source>
        <translation>Giro postal USPS</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_asked.py"/>
        <source>Undeposited</source>
        <translation>Sin depositar</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Verified</source>
        <translation>Verificado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>Verified by</source>
        <translation>Verificado por</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>Void</source>
        <translation>Anulación</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Voided</source>
        <translation>Anulados</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Voided, reversed, returned</source>
        <translation>Anulado, revertido, devuelto</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Voids</source>
        <translation>Anulaciones</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Warnings acknowledged</source>
        <translation>Avisos atendidos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>Warnings and overrides</source>
        <translation>Avisos y autorizaciones</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>Western Union m.o.</source>
        <translation>Giro Western Union</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_rules.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>What and why</source>
        <translation>Qué y por qué</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>What is not at the bank yet is known of the own site only.</source>
        <translation>Lo que aún no está en el banco se conoce solo de la propia sede.</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_period.py"/>
        <source>Without your own open drawer</source>
        <translation>Sin su propia gaveta abierta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>X report</source>
        <translation>Informe X</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>Your own drawer, which you are still to count, is left out of every figure.</source>
        <translation>Su propia gaveta, que aún debe contar, no entra en ninguna cifra.</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>acknowledged</source>
        <translation>atendido</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>an X has none</source>
        <translation>un X no tiene</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>another amount on the paper</source>
        <translation>otro monto en el papel</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>being counted</source>
        <translation>en conteo</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>closed</source>
        <translation>cerrada</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>closed by force</source>
        <translation>cierre forzado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>confirmed by the bank</source>
        <translation>confirmado por el banco</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>given up</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>in a deposit</source>
        <translation>en un depósito</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>items, less voided</source>
        <translation>sin los anulados</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>less voided, reversed</source>
        <translation>sin anulados ni revertidos</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>nobody yet</source>
        <translation>nadie aún</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>nobody, none needed</source>
        <translation>nadie, no hace falta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>none needed</source>
        <translation>no hace falta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>none pending</source>
        <translation>nada pendiente</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>none yet</source>
        <translation>ninguno aún</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>not confirmed</source>
        <translation>sin confirmar</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>not printed</source>
        <translation>sin imprimir</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>not yet</source>
        <translation>aún no</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>open</source>
        <translation>abierta</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>open, yours</source>
        <translation>abierta, suya</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <location filename="../../cashier/services/reports_rules.py"/>
        <source>overridden</source>
        <translation>con autorización</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>pending: no deposit until signed</source>
        <translation>pendiente: sin depósito hasta que se firme</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>print uncertain</source>
        <translation>impresión por aclarar</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>refused by the ledger</source>
        <translation>rechazado por el libro mayor</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_site.py"/>
        <source>review pending: no deposit until signed</source>
        <translation>revisión pendiente: sin depósito hasta que se firme</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>sent to the bank</source>
        <translation>enviado al banco</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>still open</source>
        <translation>aún abierta</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>surplus, never recorded</source>
        <translation>sobrante, nunca registrado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/report_words.py"/>
        <source>verified</source>
        <translation>verificado</translation>
    </message>
    <message>
        <location filename="../../cashier/domain/drawer_tables.py"/>
        <source>void</source>
        <translation>anulado</translation>
    </message>
    <message>
        <location filename="../../cashier/services/reports_deposit.py"/>
        <source>waiting for its ticket</source>
        <translation>espera su boleta</translation>
    </message>
</context>
<context>
    <name>reports_choice</name>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>All of the day</source>
        <translation>Todo del día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Audit extract</source>
        <translation>Extracto de auditoría</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Day of a site</source>
        <translation>Día de una sede</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Day of all sites</source>
        <translation>Día de todas las sedes</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Deposit</source>
        <translation>Depósito</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Deposits</source>
        <translation>Depósitos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Drawer</source>
        <translation>Gaveta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Overrides, approvals</source>
        <translation>Autorizaciones</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Period summary</source>
        <translation>Resumen del período</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Site</source>
        <translation>Sede</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Undeposited</source>
        <translation>Sin depositar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>X, an open drawer</source>
        <translation>X, una gaveta abierta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Z {number}</source>
        <translation>Z {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>Z, a closed drawer</source>
        <translation>Z, una gaveta cerrada</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_choice.py"/>
        <source>open</source>
        <translation>abierta</translation>
    </message>
</context>
<context>
    <name>reports_table</name>
    <message>
        <location filename="../../ui/screens/reports_table.py"/>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_table.py"/>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <location filename="../../ui/screens/reports_table.py"/>
        <source>{group} {head}</source>
        <translation>{head}, {group}</translation>
    </message>
</context>
<context>
    <name>review_parts</name>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Approved by {number}, rule {rule}</source>
        <translation>Aprobado por {number}, regla {rule}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Money order</source>
        <translation>Giro postal</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>Warnings you answered</source>
        <translation>Avisos respondidos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>bank account ...{last4}</source>
        <translation>cuenta bancaria ...{last4}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>dated {day}</source>
        <translation>con fecha {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>from {name}</source>
        <translation>de {name}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>item {number}</source>
        <translation>documento {number}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>no account known</source>
        <translation>cuenta desconocida</translation>
    </message>
    <message>
        <location filename="../../ui/screens/review_parts.py"/>
        <source>{count} accounts</source>
        <translation>{count} cuentas</translation>
    </message>
</context>
<context>
    <name>roles</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>administrator</source>
        <translation>administrador/a</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>auditor</source>
        <translation>auditor/a</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>cashier</source>
        <translation>cajero/a</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>supervisor</source>
        <translation>supervisor/a</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>A security mark is missing. A supervisor must look; call the issuer.</source>
        <translation>Falta una marca de seguridad. Un supervisor debe verlo; llame al emisor.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>An item like this was taken before{when}{where}. Is it the same paper?</source>
        <translation>Un documento como este se recibió antes{when}{where}. ¿Es el mismo papel?</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Ask for a money order or a bank check.</source>
        <translation>Pida un giro postal o un cheque bancario.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Ask the payer to sign as purchaser.</source>
        <translation>Pida al pagador que firme como comprador.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Ask whether this month is already being paid another way.</source>
        <translation>Pregunte si este mes ya se está pagando de otra forma.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Coverage here has ended; payment alone does not restore it. Payer not confirmed? Say only: please check with the member first.</source>
        <translation>La cobertura aquí terminó; el pago por sí solo no la restablece. ¿Pagador sin confirmar? Diga solo: consulte primero con el miembro.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Coverage starts only when the first bill is paid in full.</source>
        <translation>La cobertura empieza solo cuando la primera factura se paga por completo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Few go over $1,000.00. Check it closely.</source>
        <translation>Pocos pasan de $1,000.00. Revíselo con cuidado.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>International money orders cannot be taken here.</source>
        <translation>Aquí no se aceptan giros postales internacionales.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>It is after 5:00 PM. The receipt shows the time; billing decides.</source>
        <translation>Son más de las 5:00 PM. El recibo muestra la hora; facturación decide.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Medical and dental should be paid separately. Split this one item?</source>
        <translation>Salud y dental deben pagarse por separado. ¿Repartir este único documento?</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>No printed name on this check. Write name, address and phone.</source>
        <translation>Este cheque no tiene nombre impreso. Anote nombre, dirección y teléfono.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Post office money orders stop at $1,000.00. Hand it back; the payer can bring another.</source>
        <translation>Los giros postales del correo llegan hasta $1,000.00. Devuélvalo; el pagador puede traer otro.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The amount differs from the bill. Take it as it is? Nothing is given back.</source>
        <translation>El monto difiere de la factura. ¿Aceptarlo como está? No se devuelve nada.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The amount is over the limit printed on this item. Hand it back; the payer can bring another.</source>
        <translation>El monto pasa el límite impreso en este documento. Devuélvalo; el pagador puede traer otro.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The bank line could not be read. Compare what you typed with the check.</source>
        <translation>La línea bancaria no se pudo leer. Compare lo que escribió con el cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The bank number does not add up. Scan again or type it from the check.</source>
        <translation>El número del banco no concuerda. Escanee de nuevo o escríbalo del cheque.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The bank number on it is not this issuer&apos;s. Look at it closely; call the issuer.</source>
        <translation>El número de banco que lleva no es de este emisor. Mírelo con cuidado; llame al emisor.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The check is not signed. Ask the payer to sign it.</source>
        <translation>El cheque no está firmado. Pida al pagador que lo firme.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The last digit does not match. Read it again.</source>
        <translation>El último dígito no concuerda. Léalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The number does not fit this kind of money order. Type it again.</source>
        <translation>El número no corresponde a este tipo de giro postal. Escríbalo de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>The parts do not add up to the item. Change a part, or the amount, until nothing is left.</source>
        <translation>Las partes no suman el documento. Cambie una parte, o el monto, hasta que no quede nada.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>There is a condition written on this item. A supervisor must decide.</source>
        <translation>Este documento lleva una condición escrita. Un supervisor debe decidir.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>There is no date. The payer may write it in now.</source>
        <translation>No tiene fecha. El pagador puede escribirla ahora.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>These accounts are not of one household. A supervisor must agree.</source>
        <translation>Estas cuentas no son del mismo hogar. Un supervisor debe estar de acuerdo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This account{account} is not in our copy. Check the number on the bill with a supervisor.</source>
        <translation>Esta cuenta{account} no está en nuestra copia. Revise con un supervisor el número de la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This check is dated in the future. We cannot hold it.</source>
        <translation>Este cheque tiene fecha futura. No podemos guardarlo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This check is too old for the bank. Ask for a new one.</source>
        <translation>Este cheque es muy antiguo para el banco. Pida uno nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This check was made out to someone else. We cannot take it.</source>
        <translation>Este cheque se emitió a otra persona. No podemos aceptarlo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This is an unusually large amount. Read it again from the paper.</source>
        <translation>Este monto es más alto de lo habitual. Léalo de nuevo en el papel.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This is not made out to the Health Connector. Hand it back; the payer can bring another.</source>
        <translation>Esto no está a la orden de Health Connector. Devuélvalo; el pagador puede traer otro.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This item was taken before{when}{where}. Look at it again.</source>
        <translation>Este documento ya se recibió antes{when}{where}. Mírelo otra vez.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This looks changed. A supervisor must look at it.</source>
        <translation>Esto parece alterado. Un supervisor debe verlo.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>This money order is old; the issuer may have taken fees from it.</source>
        <translation>Este giro postal es antiguo; el emisor puede haberle descontado cargos.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>We take checks in US dollars from US banks only.</source>
        <translation>Solo aceptamos cheques en dólares de bancos de EE. UU.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Words and figures differ. Only a supervisor can take it, at the amount in words.</source>
        <translation>Las letras y las cifras difieren. Solo un supervisor puede aceptarlo, por el monto en letras.</translation>
    </message>
    <message>
        <location filename="../../ui/rule_words.py"/>
        <source>Write the billing account number on the memo line.</source>
        <translation>Anote el número de cuenta de facturación en la línea memo.</translation>
    </message>
</context>
<context>
    <name>scan_opening</name>
    <message>
        <location filename="../../ui/screens/scan_opening.py"/>
        <source>A check was scanned. Find the account first, then press F5.</source>
        <translation>Se escaneó un cheque. Busque primero la cuenta y luego presione F5.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scan_opening.py"/>
        <source>No account has that number. Compare it with the bill.</source>
        <translation>Ninguna cuenta tiene ese número. Compárelo con la factura.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/scan_opening.py"/>
        <source>Unknown code {last4}</source>
        <translation>Código desconocido {last4}</translation>
    </message>
</context>
<context>
    <name>set_up</name>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>A second screen may show the customer what they hand over: the kind and amount of each item and their total, in their language. It never shows a name, an account or a balance.</source>
        <translation>Una segunda pantalla puede mostrar al cliente lo que entrega: el tipo y el monto de cada documento y su total, en su idioma. Nunca muestra un nombre, una cuenta ni un saldo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose</source>
        <translation>Elegir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose a step at left. Every step may be skipped and done later: open the list of all actions with Ctrl+K and choose Set this station up.</source>
        <translation>Elija un paso a la izquierda. Cada paso se puede omitir y hacer después: abra la lista de todas las acciones con Ctrl+K y elija Configurar esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose file</source>
        <translation>Elegir archivo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose the customer&apos;s screen</source>
        <translation>Elegir la pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose the file, or type where it is.</source>
        <translation>Elija el archivo, o escriba dónde está.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose the printer, print a test page and say what came out. Without a printer receipts wait here and are printed once there is one.</source>
        <translation>Elija la impresora, imprima una página de prueba y diga qué salió. Sin impresora los recibos esperan aquí y se imprimen cuando haya una.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Choose: {step}</source>
        <translation>Elegir: {step}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Connect this station</source>
        <translation>Conectar esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Connect to the ledger</source>
        <translation>Conectar al libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Copying the accounts to this station</source>
        <translation>Copiando las cuentas a esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Customer&apos;s screen</source>
        <translation>Pantalla del cliente</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Delete {file}: it still holds this station&apos;s credentials.</source>
        <translation>Borre {file}: aún contiene las credenciales de esta estación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Do not try it at the ledger now</source>
        <translation>No probarlo ahora en el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Enrolment file</source>
        <translation>Archivo de inscripción</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Filling the practice ledger</source>
        <translation>Llenando el libro mayor de práctica</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Made-up people and accounts, kept apart from everything real. Nothing done there reaches a ledger, and its receipts say so.</source>
        <translation>Personas y cuentas inventadas, aparte de todo lo real. Nada de lo que se hace allí llega a un libro mayor, y sus recibos lo dicen.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Making up accounts</source>
        <translation>Inventando cuentas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Making up bills</source>
        <translation>Inventando facturas</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Making up earlier payments</source>
        <translation>Inventando pagos anteriores</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Not done yet</source>
        <translation>Aún sin hacer</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Open the program</source>
        <translation>Abrir el programa</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Practice first</source>
        <translation>Practicar primero</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Receipt printer</source>
        <translation>Impresora de recibos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Scan a coupon and a test check. The page measures how your scanner types and keeps what fits. Without a scanner every number can be typed.</source>
        <translation>Escanee un cupón y un cheque de prueba. La página mide cómo escribe su escáner y guarda lo que sirve. Sin escáner cada número se puede escribir.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Scanner and check reader</source>
        <translation>Escáner y lector de cheques</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Set the printer up</source>
        <translation>Configurar la impresora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Set the scanner up</source>
        <translation>Configurar el escáner</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Set this station up</source>
        <translation>Configurar esta estación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Shown</source>
        <translation>Visible</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Skip this step</source>
        <translation>Omitir este paso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Skipped for now</source>
        <translation>Omitido por ahora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Start training</source>
        <translation>Empezar la capacitación</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Stopped. Nothing of it is left behind.</source>
        <translation>Detenido. No queda nada de eso.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>The new credentials act when the program is opened again.</source>
        <translation>Las nuevas credenciales valen cuando el programa se abra de nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>This computer is no station yet. How will it be used?</source>
        <translation>Esta computadora aún no es una estación. ¿Cómo se usará?</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>This is a training station. A real one is set up in the program&apos;s own window, not in the training window.</source>
        <translation>Esta es una estación de capacitación. Una real se configura en la ventana propia del programa, no en la de capacitación.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>This is station {name} now.</source>
        <translation>Esta es ahora la estación {name}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>This is station {name}. Take a new enrolment file only when your administrator made one for this station: its old credentials then no longer work.</source>
        <translation>Esta es la estación {name}. Use un nuevo archivo de inscripción solo si su administrador lo hizo para esta estación: sus credenciales anteriores dejan de servir.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Training or a ledger</source>
        <translation>Capacitación o libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Trying the credentials at the ledger</source>
        <translation>Probando las credenciales en el libro mayor</translation>
    </message>
    <message>
        <location filename="../../ui/screens/set_up.py"/>
        <source>Your administrator makes it. It is destroyed once this station has taken it.</source>
        <translation>Lo crea su administrador. Se destruye cuando esta estación lo ha usado.</translation>
    </message>
</context>
<context>
    <name>set_up_steps</name>
    <message>
        <location filename="../../ui/set_up_steps.py"/>
        <source>Chosen, no test page seen yet</source>
        <translation>Elegida, sin ver aún una página de prueba</translation>
    </message>
    <message>
        <location filename="../../ui/set_up_steps.py"/>
        <source>Measured and kept</source>
        <translation>Medido y guardado</translation>
    </message>
    <message>
        <location filename="../../ui/set_up_steps.py"/>
        <source>Station {name}</source>
        <translation>Estación {name}</translation>
    </message>
    <message>
        <location filename="../../ui/set_up_steps.py"/>
        <source>The test page was seen</source>
        <translation>La página de prueba se vio</translation>
    </message>
</context>
<context>
    <name>sign_in_aside</name>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>A supervisor signs, who knows the person in front of them.</source>
        <translation>Firma un supervisor que conoce a la persona que tiene enfrente.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>End the wait</source>
        <translation>Terminar la espera</translation>
    </message>
    <message>
        <location filename="../../ui/screens/sign_in_aside.py"/>
        <source>Let staff number {number} try again now?</source>
        <translation>¿Permitir que el empleado {number} lo intente de nuevo ahora?</translation>
    </message>
</context>
<context>
    <name>staff_words</name>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Administrator</source>
        <translation>Administrador/a</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Auditor</source>
        <translation>Auditor/a</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Cannot sign in. What they recorded stays theirs, and nobody else gets the number.</source>
        <translation>No puede iniciar sesión. Lo que registró sigue siendo suyo, y nadie más recibe el número.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Cashier</source>
        <translation>Cajero/a</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Chooses a password at the first sign-in with the code.</source>
        <translation>Elige una contraseña al iniciar sesión por primera vez con el código.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Code too old</source>
        <translation>Código vencido</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Did not sign in for so long that nobody lets them in. Enable them, and they sign in with the password they had.</source>
        <translation>No inició sesión en tanto tiempo que ya no puede entrar. Actívelo, y entra con la contraseña que tenía.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Disabled</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Not known</source>
        <translation>No se conoce</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>One-time code</source>
        <translation>Código de un solo uso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Signs in again when they have a new code.</source>
        <translation>Vuelve a iniciar sesión cuando tenga un código nuevo.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Signs in at every station with their password.</source>
        <translation>Inicia sesión en cada estación con su contraseña.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>Supervisor</source>
        <translation>Supervisor/a</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>being sent</source>
        <translation>enviándose</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>not used for long</source>
        <translation>sin uso hace mucho</translation>
    </message>
    <message>
        <location filename="../../ui/screens/staff_words.py"/>
        <source>until {day}</source>
        <translation>hasta el {day}</translation>
    </message>
</context>
<context>
    <name>stages</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Coverage ended</source>
        <translation>Cobertura terminada</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>First payment not complete</source>
        <translation>Primer pago sin completar</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Paid</source>
        <translation>Pagado</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Past due</source>
        <translation>Vencido</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Past due, first warning</source>
        <translation>Vencido, primer aviso</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Past due, second warning</source>
        <translation>Vencido, segundo aviso</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Past the last date</source>
        <translation>Pasada la última fecha</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Confirmed</source>
        <translation>Confirmado</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Needs attention</source>
        <translation>Requiere atención</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Recorded here</source>
        <translation>Registrado aquí</translation>
    </message>
    <message>
        <location filename="../../ui/messages.py"/>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
</context>
<context>
    <name>today_parts</name>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Amount</source>
        <translation>Monto</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Checks</source>
        <translation>Cheques</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Money orders</source>
        <translation>Giros postales</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>No.</source>
        <translation>No.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Not known</source>
        <translation>No se conoce</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Not printed</source>
        <translation>Sin imprimir</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Paper</source>
        <translation>Papel</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <location filename="../../ui/screens/today_parts.py"/>
        <source>Voided</source>
        <translation>Anulados</translation>
    </message>
</context>
<context>
    <name>trends_words</name>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>Differences by center. {parts}.</source>
        <translation>Diferencias por centro. {parts}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>Items: {items} from {first} to {last}, most on {best} with {n}.</source>
        <translation>Documentos: {items} del {first} al {last}, más el {best} con {n}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>Time per visit: {mean} typically, {n} visits, longest on {day} with {time}.</source>
        <translation>Tiempo por visita: {mean} habitualmente, {n} visitas, la más larga el {day} con {time}.</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>still running</source>
        <translation>aún en curso</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>week of {day}</source>
        <translation>semana del {day}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <location filename="../../ui/screens/trends_words.py"/>
        <source>{site}: {n} of {all} drawers with a difference, {amount} in all</source>
        <translation>{site}: {n} de {all} gavetas con diferencia, {amount} en total</translation>
    </message>
</context>
</TS>
